using CsCheck;
using Kooperation.Domain.Steps;
using Kooperation.Oracle;
using Kooperation.Organisations;
using Kooperation.Partnerships;
using Kooperation.Partnerships.Course;
using Kooperation.Platform.Recording;
using Kooperation.Steps;
using Kooperation.Measures;
using Kooperation.Measures.Course;
using Kooperation.Measures.Partners;
using Kooperation.Strategies;
using Kooperation.Strategies.Course;
using Kooperation.Strategies.FieldsOfAction;
using Kooperation.Strategies.Goals;

namespace Kooperation.Tests.Platform.Recording;

/// <summary>Sequences of wishes as a municipality might send them in six years, mostly sensible.</summary>
internal sealed class Wishes(IReadOnlyList<CommandRoute> routes)
{
    private const int Years = 6;

    // Without these there is nothing to refer to.
    private static readonly Type[] Beginning =
    [
        typeof(RegisterOrganisation), typeof(RegisterOrganisation), typeof(RegisterOrganisation), typeof(OpenPartnership), typeof(OpenPartnership),
        typeof(DraftStrategy), typeof(DraftStrategy), typeof(AddFieldOfAction), typeof(AddFieldOfAction), typeof(SetGoal), typeof(SetGoal),
        typeof(PlanMeasure), typeof(PlanMeasure), typeof(PlanMeasure)
    ];

    private static readonly Gen<int> Choices = Gen.Int[0, 9999];

    private static readonly Gen<Reference> References = Gen.Frequency((94, Reference.Earlier), (3, Reference.Foreign), (3, Reference.Unknown));

    private static readonly Gen<OwnId> OwnIds = Gen.Frequency((80, OwnId.None), (17, OwnId.Fresh), (3, OwnId.Taken));

    private static readonly Gen<Key> Keys = Gen.Frequency((60, Key.None), (37, Key.Fresh), (2, Key.Taken), (1, Key.TooLong));

    private static readonly Gen<IfMatch> WhereItMayBeAbsent =
        Gen.Frequency((70, IfMatch.None), (12, IfMatch.Any), (14, IfMatch.Latest), (3, IfMatch.Stale), (1, IfMatch.NoVersion));

    private static readonly Gen<IfMatch> WhereThereIsNoVersion = Gen.Frequency((97, IfMatch.None), (3, IfMatch.Any));

    private static readonly Gen<IfMatch> WhereItMustBeThere =
        Gen.Frequency((3, IfMatch.None), (50, IfMatch.Any), (42, IfMatch.Latest), (4, IfMatch.Stale), (1, IfMatch.NoVersion));

    private static readonly Gen<Nonsense?> NowAndThenNonsense = Gen.Frequency((92, Gen.Const((Nonsense?)null)), (8, Nonsenses.Any.Select(nonsense => (Nonsense?)nonsense)));

    // Where much is told of one day, the order of recording says what came first.
    private static readonly Gen<int> DaysBetween = Gen.Frequency((2, 1), (1, 91), (1, 365));

    /// <summary>So many errands, what was recorded earlier coming first.</summary>
    public Gen<IReadOnlyList<Wish>> Sequence(int errands) => DaysBetween.SelectMany(days => Gen.Select(
        Beginnings,
        Gen.Frequency((12, Errand(Every(days))), (1, Repetition(Every(days)))).List[errands],
        (beginnings, later) => (IReadOnlyList<Wish>)[.. beginnings, .. later.SelectMany(errand => errand).OrderBy(wish => wish.Circumstances.RecordedOn)]));

    private static Gen<Circumstances> Every(int days) => Circumstances.Of(Years).Select(circumstances => circumstances with
    {
        Day = circumstances.Day.AddDays(-(circumstances.Day.DayNumber % days))
    });

    private static Gen<IReadOnlyList<Wish>> Repetition(Gen<Circumstances> circumstances) => Gen.Select(
        Gen.Frequency((3, false), (1, true)), circumstances, Choices,
        (changed, now, choice) => (IReadOnlyList<Wish>)[new Repetition(changed, now, choice)]);

    private Gen<IReadOnlyList<Wish>> Beginnings => Beginning.Aggregate(
        Gen.Const((IReadOnlyList<Wish>)[]),
        (soFar, command) => Gen.Select(soFar, Begin(routes.Single(route => route.Command == command)), (wishes, wish) => (IReadOnlyList<Wish>)[.. wishes, wish]));

    private Gen<IReadOnlyList<Wish>> Errand(Gen<Circumstances> circumstances) => Gen.Frequency([.. routes.Select(route => (ChancesOf(route), Errand(route, circumstances)))]);

    // Whoever goes on with something mostly brought it about some weeks before.
    private Gen<IReadOnlyList<Wish>> Errand(CommandRoute route, Gen<Circumstances> circumstances)
    {
        var origin = routes.FirstOrDefault(other => route.IsAboutAThing ? other.Path == route.Things : other.Command == BeforehandOf(route.Command));
        if (origin is null) return circumstances.SelectMany(now => Tell(route, now)).Select(wish => (IReadOnlyList<Wish>)[wish]);

        return Gen.Select(circumstances, Gen.Int[0, 200]).SelectMany((now, days) =>
            Gen.Select(Tell(origin, now with { Day = now.Day.AddDays(-days) }), Tell(route, now), (before, wish) =>
                (IReadOnlyList<Wish>)[route.IsAboutAThing ? before : before with { Choice = wish.Choice }, wish])); // Mostly in the same history.
    }

    private static Type? BeforehandOf(Type command) => command switch
    {
        _ when command == typeof(CompleteMeasure) => typeof(StartMeasure),
        _ when command == typeof(ResumeMeasure) => typeof(DeferMeasure),
        _ => null
    };

    private static Gen<Telling> Begin(CommandRoute route) => Circumstances.Of(Years)
        .SelectMany(some => Tell(route, some with { Day = Histories.FirstDay, DaysLate = 0, Basis = Basis.Stated }))
        .Select(telling => telling with { Nonsense = null, Reference = Reference.Earlier, IfMatch = IfMatch.None });

    private static Gen<Telling> Tell(CommandRoute route, Circumstances circumstances) => Gen.Select(
        Values.BodyOf(route.Command, circumstances),
        Choices,
        Gen.Select(References, OwnIds, Keys),
        route.Precondition switch { Precondition.Required => WhereItMustBeThere, Precondition.None => WhereThereIsNoVersion, _ => WhereItMayBeAbsent },
        NowAndThenNonsense,
        (body, choice, how, ifMatch, nonsense) => new Telling(route, circumstances, body, choice)
        {
            Reference = how.Item1,
            OwnId = how.Item2,
            Key = how.Item3,
            IfMatch = ifMatch,
            Nonsense = nonsense
        });

    // Revisions and merges are easily got wrong; what ends a stream ends what others could go on with, and many strategies are each about little.
    private static int ChancesOf(CommandRoute route) => route.Command switch
    {
        { } command when command == typeof(CorrectStep) => 40,
        { } command when command == typeof(WithdrawStep) => 15,
        { } command when command == typeof(MergeOrganisations) || command == typeof(OpenPartnership) => 12,
        { } command when command == typeof(PlanMeasure) || command == typeof(InvolvePartner) || command == typeof(CompleteMeasure) => 12,
        { } command when command == typeof(DraftStrategy) => 1,
        { } command when command == typeof(EndPartnership) || command == typeof(DissolveOrganisation) || command == typeof(CloseStrategy) => 3,
        _ => 5
    };
}
