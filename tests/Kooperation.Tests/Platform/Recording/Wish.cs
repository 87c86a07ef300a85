using System.Text.Json.Nodes;
using CsCheck;
using Kooperation.Domain.Steps;
using Kooperation.Oracle;
using Kooperation.Organisations;
using Kooperation.Partnerships;
using Kooperation.Partnerships.Course;
using Kooperation.Platform.Recording;
using Kooperation.Steps;

namespace Kooperation.Tests.Platform.Recording;

/// <summary>What somebody wants to have recorded, before it is known what there is to refer to.</summary>
internal abstract record Wish(int Choice);

/// <summary>A command. <paramref name="Body"/> says everything but what refers to something earlier.</summary>
/// <param name="Choice">Chooses among what there is to refer to.</param>
internal sealed record Telling(CommandRoute Route, Circumstances Circumstances, JsonObject Body, int Choice) : Wish(Choice)
{
    public Reference Reference { get; init; }

    public OwnId OwnId { get; init; }

    public IfMatch IfMatch { get; init; }

    public Key Key { get; init; }

    public Nonsense? Nonsense { get; init; }

    public override string ToString() => Route.ToString();
}

/// <summary>A request that was accepted comes once more under its key, as it was or changed.</summary>
internal sealed record Repetition(bool Changed, int Choice) : Wish(Choice)
{
    public override string ToString() => Changed ? "repeated with a change" : "repeated";
}

/// <summary>What a command refers to: something earlier where there is any, something of another municipality, or nothing that was ever heard of.</summary>
internal enum Reference
{
    Earlier,
    Foreign,
    Unknown
}

/// <summary>The caller's own id for the step.</summary>
internal enum OwnId
{
    None,
    Fresh,
    Taken,
    TakenElsewhere
}

/// <summary>What the caller says to have read last.</summary>
internal enum IfMatch
{
    None,
    Any,
    Latest,
    Stale,
    NoVersion
}

/// <summary>The caller's Idempotency-Key.</summary>
internal enum Key
{
    None,
    Fresh,
    Taken,
    TooLong
}

/// <summary>Sequences of wishes as a municipality might send them in six years, in the order in which they reach the service.</summary>
internal sealed class Wishes(IReadOnlyList<CommandRoute> routes)
{
    // There must be something to refer to.
    private static readonly Type[] Beginning =
        [typeof(RegisterOrganisation), typeof(RegisterOrganisation), typeof(RegisterOrganisation), typeof(OpenPartnership), typeof(OpenPartnership)];

    private static readonly Gen<Reference> References =
        Gen.Frequency((94, Reference.Earlier), (3, Reference.Foreign), (3, Reference.Unknown));

    private static readonly Gen<OwnId> OwnIds =
        Gen.Frequency((80, OwnId.None), (17, OwnId.Fresh), (2, OwnId.Taken), (1, OwnId.TakenElsewhere));

    private static readonly Gen<Key> Keys = Gen.Frequency((60, Key.None), (37, Key.Fresh), (2, Key.Taken), (1, Key.TooLong));

    private static readonly Gen<IfMatch> WhereItMayBeAbsent =
        Gen.Frequency((70, IfMatch.None), (12, IfMatch.Any), (14, IfMatch.Latest), (3, IfMatch.Stale), (1, IfMatch.NoVersion));

    private static readonly Gen<IfMatch> WhereItMustBeThere =
        Gen.Frequency((3, IfMatch.None), (50, IfMatch.Any), (42, IfMatch.Latest), (4, IfMatch.Stale), (1, IfMatch.NoVersion));

    private static readonly Gen<Nonsense?> Nonsense = Gen.Frequency((92, Gen.Const((Nonsense?)null)), (8, Nonsenses.Any.Select(nonsense => (Nonsense?)nonsense)));

    private static readonly Gen<Wish> Repetitions =
        Gen.Select(Gen.Frequency((3, false), (1, true)), Gen.Int[0, 9999], (changed, choice) => (Wish)new Repetition(changed, choice));

    /// <summary>Some wishes, what happened earlier mostly coming first.</summary>
    public Gen<IReadOnlyList<Wish>> Sequence(int length) => Gen.Select(
        Beginnings,
        Gen.Select(Gen.Frequency((12, AnyTelling), (1, Repetitions)), Gen.Int[0, 9999]).List[length],
        (beginnings, later) => (IReadOnlyList<Wish>)
        [
            .. beginnings,
            .. later.OrderBy(pair => RecordedOn(pair.Item1, pair.Item2)).Select(pair => pair.Item1)
        ]);

    private Gen<IReadOnlyList<Wish>> Beginnings => Beginning.Aggregate(
        Gen.Const((IReadOnlyList<Wish>)[]),
        (soFar, command) => Gen.Select(
            soFar,
            On(Histories.FirstDay).SelectMany(circumstances => TellingOf(RouteOf(command), circumstances)),
            (wishes, telling) => (IReadOnlyList<Wish>)[.. wishes, telling with { Nonsense = null, Reference = Reference.Earlier, IfMatch = IfMatch.None }]));

    private Gen<Wish> AnyTelling => Gen.Select(
            Gen.Frequency([.. routes.Select(route => (ChancesOf(route), Gen.Const(route)))]),
            Circumstances.Of(years: 6))
        .SelectMany(pair => TellingOf(pair.Item1, pair.Item2).Select(telling => (Wish)telling));

    private static DateOnly RecordedOn(Wish wish, int choice) => wish is Telling telling
        ? telling.Circumstances.RecordedOn
        : Histories.FirstDay.AddDays(choice % (Histories.LastDay.DayNumber - Histories.FirstDay.DayNumber));

    private static Gen<Circumstances> On(DateOnly day) => Circumstances.Of(years: 6).Select(circumstances => circumstances with
    {
        Day = day, DaysLate = 0, Basis = Basis.Stated
    });

    // Revisions are what is easily got wrong; what ends a stream ends what others could go on with; and there must be something to go on with.
    private static int ChancesOf(CommandRoute route) => route.Command switch
    {
        { } command when command == typeof(CorrectStep) => 40,
        { } command when command == typeof(WithdrawStep) => 15,
        { } command when command == typeof(MergeOrganisations) => 10,
        { } command when command == typeof(EndPartnership) || command == typeof(DissolveOrganisation) => 3,
        _ => route.IsAboutAThing ? 5 : 6
    };

    private static Gen<Telling> TellingOf(CommandRoute route, Circumstances circumstances) => Gen.Select(
        Values.BodyOf(route.Command, circumstances),
        Gen.Int[0, 9999],
        Gen.Select(References, OwnIds, Keys),
        route.Precondition == Precondition.Required ? WhereItMustBeThere : WhereItMayBeAbsent,
        Nonsense,
        (body, choice, how, ifMatch, nonsense) => new Telling(route, circumstances, body, choice)
        {
            Reference = how.Item1,
            OwnId = how.Item2,
            Key = how.Item3,
            IfMatch = ifMatch,
            Nonsense = nonsense
        });

    private CommandRoute RouteOf(Type command) => routes.Single(route => route.Command == command);
}
