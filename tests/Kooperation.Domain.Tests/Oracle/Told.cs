using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Oracle;

namespace Kooperation.Domain.Tests.Oracle;

/// <summary>Histories in few words. The n-th step of a history has the id <c>Id(n)</c>, counted from 1.</summary>
internal static class Told
{
    public static readonly ContactMade Meeting = new(ContactForm.Meeting, ContactDirection.Mutual, [], null);

    public static readonly ContactMade Invitation = new(ContactForm.Invitation, ContactDirection.FromMunicipality, [], null);

    public static readonly JointEventHeld JointEvent = new("Migrationskonferenz", 200);

    public static readonly IReadOnlyList<Signature> BothSigned =
        [new(Side.Municipality, PartialDate.Unknown), new(Side.Partner, PartialDate.Unknown)];

    public static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    public static T On<T>(this T step, string occurredOn) where T : Step => step with { OccurredOn = PartialDate.Parse(occurredOn) };

    public static Term Term(string? from, string? until) => new(Date(from), Date(until));

    public static AgreementSigned Agreement(AgreementKind kind, Term term) =>
        new(Id(100), kind, "one way to the school", [], BothSigned, term, PartialDate.Unknown, null);

    public static FundingGranted Funding(Term term, FundingKind kind = FundingKind.Project, params string[] goals) =>
        new(Id(200), null, kind, null, null, 500_000, term, goals, null);

    public static CommitmentMade Commitment(int number, string? due, Side by = Side.Municipality) => new(Id(number), by, "a room", Date(due));

    public static SeatGranted Seat(SeatRight right) => new(Id(300), "Kuratorium", 1, 25, right);

    public static IReadOnlyList<RecordedStep> History(params Step[] steps) =>
        [.. steps.Select((step, index) => new RecordedStep(Id(index + 1), step))];

    /// <summary>"level K V H M S" on the day, with "dormant" or "unknown" for level 0.</summary>
    public static string Depth(this IReadOnlyList<RecordedStep> history, string day, bool statedOnly = false)
    {
        var depth = NaiveDepth.Assess(history, PartialDate.Parse(day).Middle!.Value, statedOnly);
        var level = depth switch { (0, true, _, _, _, _, _) => "dormant", (0, _, _, _, _, _, _) => "unknown", _ => $"{depth.Level}" };
        return $"{level} K{depth.Contact} V{depth.Commitment} H{depth.JointWork} M{depth.DecisionPower} S{depth.Strengthening}";
    }

    private static PartialDate Date(string? text) => text is null ? PartialDate.Unknown : PartialDate.Parse(text);
}
