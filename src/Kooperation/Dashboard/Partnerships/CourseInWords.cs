using Kooperation.Depth;
using Kooperation.Domain.Depth;
using Kooperation.Domain.Language;
using Kooperation.Domain.Time;

namespace Kooperation.Dashboard.Partnerships;

/// <summary>Whether a relation goes on, said where it does not, and what of it fades.</summary>
internal static class CourseInWords
{
    private static readonly Sentence TheLevel = new("the level", "die Stufe");

    /// <summary>What will be lower first.</summary>
    public static Sentence WhatFades(PartnershipOverview one)
    {
        if (one.FadesIn.Count == 0) return TheLevel;

        var dimensions = one.FadesIn.Select(dimension => DepthRules.Standard.Dimensions[(int)dimension].Short).ToList();
        return new Sentence(string.Join(", ", dimensions.Select(name => name.English)), string.Join(", ", dimensions.Select(name => name.German)));
    }

    /// <summary>Null where it simply goes on.</summary>
    public static Sentence? Of(PartnershipOverview one)
    {
        var (ended, since) = (one.EndedOn.On(), one.PausedSince.Since());
        return one.HasEnded ? new Sentence($"ended {ended.English}", $"beendet {ended.German}")
            : one.PausedSince.IsKnown ? new Sentence($"paused {since.English}", $"pausiert {since.German}")
            : null;
    }
}
