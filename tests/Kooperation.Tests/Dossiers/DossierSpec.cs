using System.Net;
using System.Text.Json.Nodes;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Dossiers;

/// <summary>Reads dossiers in both forms.</summary>
public abstract class DossierSpec(KooperationHost host) : KooperationSpec(host)
{
    protected const string Sha256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    protected async Task<JsonNode> Dossier(string path)
    {
        var answer = await Get(path);
        Assert.True(answer.Status == HttpStatusCode.OK, answer.ToString());
        return answer.Json;
    }

    protected async Task<(string Html, HttpResponseMessage Response)> Page(string path, string language = "en")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, At(path));
        request.Headers.TryAddWithoutValidation("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        request.Headers.TryAddWithoutValidation("Accept-Language", language);
        var response = await Client.SendAsync(request, Cancelled);
        var html = await response.Content.ReadAsStringAsync(Cancelled);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty((await Host.ApiDocument).FaultsOf("GET", request.RequestUri!.OriginalString.Split('?')[0], 200, response.Content.Headers.ContentType?.MediaType, html));
        return (html, response);
    }

    protected static IReadOnlyList<JsonNode> Steps(JsonNode dossier) => [.. dossier["steps"]!.AsArray().OfType<JsonNode>()];

    protected static string? Id(JsonNode step) => step["recorded"]!["stepId"]!.ToString();

    protected static string? Value(JsonNode figures, string name) => figures.AsArray().SingleOrDefault(figure => figure!["name"]!.ToString() == name)?["value"]?.ToString();

    protected Task<Answer> Signed(Guid partnership, string purpose = "Elternarbeit", string occurredOn = "2026-01-10") => Accepted(
        $"partnerships/{partnership}/agreements",
        new
        {
            kind = "cooperation", purpose, jointGoals = new[] { "Mehr Eltern erreichen" }, occurredOn, term = new { from = occurredOn, until = "2199" },
            document = new { link = "https://example.org/vertrag.pdf", sha256 = Sha256 }
        });
}
