using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;
using Kooperation.Domain.Organisations;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Oracle;

/// <summary>What was told of one thing, in the order of telling.</summary>
public sealed record ToldThing(Guid Id, IReadOnlyList<RecordedStep> Steps);

/// <summary>A municipality: partnerships, each with the organisation of the same index, and strategies in whose measures they have a part.</summary>
/// <param name="Turns">The order of telling: in each turn the next steps of some things, so that the histories grow side by side.</param>
public sealed record Town(
    IReadOnlyList<ToldThing> Organisations,
    IReadOnlyList<ToldThing> Partnerships,
    IReadOnlyList<RecordedStrategy> Strategies,
    IReadOnlyList<IReadOnlyList<ToldThing>> Turns);

/// <summary>Random municipalities of random histories; no two have an id in common.</summary>
public static partial class Towns
{
    private const int Turns = 12;

    private const short OfOrganisations = 1;
    private const short OfPartnerships = 2;
    private const short OfStrategies = 3;
    private const short OfFirstMeasure = 4;
    private const int MostMeasures = 9;

    private static readonly string[] Words = ["Anker", "Brücke", "Çınar", "Dialog", "Elternnetz", "Fröbel", "Süd", "Zukunft", "afro", "Haus 12", "Haus 2"];

    private static readonly Gen<string> Name = Gen.Select(Gen.OneOf(Words), Gen.OneOf(Words), Gen.Int[1, 99], (one, other, number) => $"{one} {other} {number}");

    // Renamed, and the new name perhaps corrected, perhaps withdrawn.
    private static readonly Gen<IReadOnlyList<RecordedStep>> Names = Gen.Select(Name, Name, Name, Gen.Int[1, 4], (first, second, third, steps) =>
    {
        Step[] told =
        [
            new OrganisationRegistered(first, [], null, OrganisationKind.Association, [], [], null, PartialDate.Unknown) { OccurredOn = PartialDate.Year(2010) },
            new OrganisationRenamed(second) { OccurredOn = PartialDate.Year(2015) },
            new StepCorrected(Id(2), new OrganisationRenamed(third) { OccurredOn = PartialDate.Year(2015) }, "misread"),
            new StepWithdrawn(Id(2), "another association")
        ];
        return (IReadOnlyList<RecordedStep>)[.. told.Take(steps).Select((step, index) => new RecordedStep(Id(index + 1), step))];
    });

    // In which turn somebody begins to tell of a thing, and how many turns it takes.
    private static readonly Gen<(int First, int Count)> Telling = Gen.Select(Gen.Int[0, Turns - 1], Gen.Int[1, Turns], (first, count) => (first, Math.Min(count, Turns - first)));

    public static Gen<Town> Of(int partnerships, int strategies) => Gen.Select(
        Gen.Select(Gen.Byte.Array[8], Gen.Int[0, partnerships - 1].Array[3 * strategies]),
        Names.Array[partnerships],
        Histories.Any.Array[partnerships],
        StrategyHistories.Any.Array[strategies],
        Telling.Array[2 * partnerships + (1 + MostMeasures) * strategies],
        (chosen, names, relations, plans, tellings) =>
        {
            var (town, partners) = chosen;
            var organisations = names.Select((history, number) => Apart(Of(0, OfOrganisations, number), history, id => Of(id, OfOrganisations, number))).ToList();
            var partnerships = relations.Select((history, number) =>
                Apart(Of(0, OfPartnerships, number), history, id => id == 1 ? organisations[number].Id : Of(id, OfPartnerships, number))).ToList();
            var strategies = plans.Select((plan, number) => OfStrategy(number, plan)).ToList();

            return new Town(organisations, partnerships, strategies, InTurns(tellings,
            [
                .. organisations,
                .. partnerships,
                .. strategies.Select(strategy => new ToldThing(strategy.Id, strategy.History)),
                .. strategies.SelectMany(strategy => strategy.Measures).Select(measure => new ToldThing(measure.Id, measure.History))
            ]));

            Guid Of(int id, int kind, int number) => new(id, (short)kind, (short)number, town);

            RecordedStrategy OfStrategy(int number, RecordedStrategy plan)
            {
                return new RecordedStrategy(
                    About(1),
                    Apart(About(1), plan.History, About).Steps,
                    [.. plan.Measures.Select((measure, index) => (About(2000 + index), Apart(About(2000 + index), measure.History, id => IsStepOfMeasure(id) ? Of(id, OfFirstMeasure + index, number) : About(id)).Steps))],
                    new Dictionary<Guid, int>());

                // Those with whom measures are carried out are some of the town.
                Guid About(int id) => id is > 900 and <= 903 ? partnerships[partners[3 * number + id - 901]].Id : Of(id, OfStrategies, number);
            }
        });

    // The numbers that strategies' histories give to the steps of a measure; those of other measures have the same.
    private static bool IsStepOfMeasure(int id) => id is >= 100 and < 900 or 999;

    private static ToldThing Apart(Guid thing, IReadOnlyList<RecordedStep> history, Func<int, Guid> idOf)
    {
        return new ToldThing(thing, [.. history.Select(recorded => new RecordedStep(IdOf(recorded.Id), Renumbered(recorded.Step)))]);

        Guid IdOf(Guid id) => idOf(int.Parse($"{id:N}"[..8], NumberStyles.HexNumber, CultureInfo.InvariantCulture));

        Step Renumbered(Step step) =>
            JsonSerializer.Deserialize<Step>(Ids().Replace(JsonSerializer.Serialize(step, StepJson.Options), id => $"{IdOf(Guid.Parse(id.Value))}"), StepJson.Options)!;
    }

    private static List<IReadOnlyList<ToldThing>> InTurns(IReadOnlyList<(int First, int Count)> tellings, IReadOnlyList<ToldThing> things) =>
    [
        .. Enumerable.Range(0, Turns).Select(turn => (IReadOnlyList<ToldThing>)
        [
            .. things.Zip(tellings, (thing, telling) => new ToldThing(thing.Id, [.. thing.Steps.Where((_, index) => telling.First + index * telling.Count / thing.Steps.Count == turn)]))
                .Where(thing => thing.Steps.Count > 0)
        ])
    ];

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    [GeneratedRegex("[0-9a-f]{8}-0000-0000-0000-000000000000")]
    private static partial Regex Ids();
}
