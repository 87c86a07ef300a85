using Kooperation.Domain.Progress.Rules;
using Kooperation.Domain.Steps;

namespace Kooperation.Domain.Progress.Known;

/// <summary>Where a measure stands on a day, or all measures of a goal, a field or the strategy taken together: bare figures, nothing that explains them.</summary>
internal sealed record Standing
{
    public Ratio Implementation { get; init; } = new(0, 0, 0);

    public Ratio Expected { get; init; } = new(0, 0, 0);

    /// <summary>Measures that count.</summary>
    public int Measures { get; init; }

    /// <summary>Milestones past their date.</summary>
    public int Overdue { get; init; }

    /// <summary>Those past it for longer than red allows.</summary>
    public int LongOverdue { get; init; }

    /// <summary>How many measures stand at each degree of freshness.</summary>
    public FreshnessCounts Freshness { get; init; }

    /// <summary>Measures that were reported on within the interval, those among them of which no report is due any more.</summary>
    public int Reported { get; init; }

    /// <summary>The latest report on any of them.</summary>
    public LastReport? LastReport { get; init; }

    public int WithPartner { get; init; }

    public int WithDeepPartner { get; init; }

    public int CoDesigned { get; init; }

    /// <summary>Nothing that counts: unknown, whatever is above it.</summary>
    public static readonly Standing Empty = new();

    /// <summary>Several taken together by weight. What has nothing in it that counts is unknown, and counts.</summary>
    public static Standing Of(IEnumerable<(decimal Weight, Standing Part)> parts)
    {
        var sum = Empty;
        foreach (var (weight, part) in parts)
        {
            sum = new Standing
            {
                Implementation = sum.Implementation.With(weight, part.Implementation),
                Expected = sum.Expected.With(weight, part.Expected),
                Measures = sum.Measures + part.Measures,
                Overdue = sum.Overdue + part.Overdue,
                LongOverdue = sum.LongOverdue + part.LongOverdue,
                Freshness = sum.Freshness + part.Freshness,
                Reported = sum.Reported + part.Reported,
                LastReport = LastReport.Later(sum.LastReport, part.LastReport),
                WithPartner = sum.WithPartner + part.WithPartner,
                WithDeepPartner = sum.WithDeepPartner + part.WithDeepPartner,
                CoDesigned = sum.CoDesigned + part.CoDesigned
            };
        }

        return sum;
    }

    public LightDecision Light(LightRules rules)
    {
        if (!Expected.IsKnown) return new(LightColour.None, "/light/none", null);
        if (Freshness.Due > 0 && Reported == 0) return new(LightColour.Grey, "/light/notReported", null);

        var bestCase = Ratio.Points(Implementation.CertainShare + Implementation.UnknownShare - Expected.CertainShare);
        var worstCase = Ratio.Points(Implementation.CertainShare - Expected.CertainShare - Expected.UnknownShare);

        if (LongOverdue > 0) return new(LightColour.Red, "/light/red/overdue", null);
        if (bestCase < rules.Red.BestCaseBelow) return new(LightColour.Red, "/light/red/bestCase", bestCase);
        if (Overdue > 0) return new(LightColour.Yellow, "/light/yellow/overdue", null);
        if (bestCase < rules.Yellow.BestCaseBelow) return new(LightColour.Yellow, "/light/yellow/bestCase", bestCase);

        return worstCase >= rules.Green.AtLeast ? new(LightColour.Green, "/light/green", worstCase) : new(LightColour.Grey, "/light/unclear", null);
    }
}

/// <summary>The colour, the place of the rule that decided, and the points it was decided on; null where something else did.</summary>
internal readonly record struct LightDecision(LightColour Colour, string At, decimal? Points);

/// <summary>The last that was reported on a measure, or on any of several.</summary>
internal sealed record LastReport(Guid MeasureId, ToldStep By, DateOnly On)
{
    public static LastReport? Later(LastReport? one, LastReport? other) => one is null || other is not null && other.On > one.On ? other : one;

    public FreshnessDegree DegreeOn(DateOnly day, int months) =>
        day <= On.AddMonths(months) ? FreshnessDegree.Fresh
        : day <= On.AddMonths(2 * months) ? FreshnessDegree.Ageing
        : FreshnessDegree.Stale;
}
