using Kooperation.Platform.Problems;
using Kooperation.Platform.Tenancy;

namespace Kooperation.Platform.Identity.SignIn.Forms;

/// <summary>A form takes whatever comes, so that nothing typed is lost; who may, and where, is looked at once it was sent.</summary>
internal static class MunicipalForm
{
    /// <summary>Why whoever sent it may not, in the municipality of the address; null where nothing refuses it.</summary>
    public static async Task<IResult?> Refuses(HttpContext http, string permission)
    {
        if (!Ags.TryParse((string?)http.GetRouteValue("ags"), out var ags, out var flaw)) return Problem.Malformed(flaw, "/ags");
        if (!Actor.May(http, permission)) return Actor.Of(http).BelongsTo(ags) ? Problem.Lacks(permission) : Problem.NotYours;

        return await http.RequestServices.GetRequiredService<ServedMunicipalities>().Find(ags, http.RequestAborted) is null ? Problem.NoSuchMunicipality : null;
    }
}
