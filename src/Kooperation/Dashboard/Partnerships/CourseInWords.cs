using Kooperation.Depth;
using Kooperation.Domain.Language;
using Kooperation.Domain.Time;

namespace Kooperation.Dashboard.Partnerships;

/// <summary>Whether a relation goes on, said where it does not.</summary>
internal static class CourseInWords
{
    /// <summary>Null where it simply goes on.</summary>
    public static Sentence? Of(PartnershipOverview one)
    {
        var (ended, since) = (one.EndedOn.On(), one.PausedSince.Since());
        return one.HasEnded ? new Sentence($"ended {ended.English}", $"beendet {ended.German}")
            : one.PausedSince.IsKnown ? new Sentence($"paused {since.English}", $"pausiert {since.German}")
            : null;
    }
}
