using Kooperation.Domain.Language;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Tests.Steps;

/// <summary>A step part by part, for readers.</summary>
public sealed class TellingAStepInWords
{
    private static readonly Guid Id = Guid.Parse("0192f7a0-0000-7000-8000-000000000001");

    private static readonly AgreementSigned Signed = new(
        Id, AgreementKind.Cooperation, "Elternarbeit", ["Mehr Eltern"], [new Signature(Side.Partner, PartialDate.Month(2026, 1))],
        new Term(PartialDate.Day(2026, 1, 10), PartialDate.Unknown), PartialDate.Unknown, new Document("https://example.org", "00"))
    { OccurredOn = PartialDate.Day(2026, 1, 10), Source = "Protokoll" };

    [Fact]
    public void Every_part_of_every_step_has_a_title_and_every_choice_its_words()
    {
        foreach (var kind in Catalogue.All)
        {
            foreach (var part in StepJson.Options.GetTypeInfo(kind.Type).Properties)
            {
                Assert.NotEqual("", PartTitles.Of(part.Name).German);
                var type = Nullable.GetUnderlyingType(part.PropertyType) ?? part.PropertyType;
                foreach (var inner in type.IsGenericType ? type.GetGenericArguments()[0].GetProperties().Select(one => one.PropertyType) : [type])
                    if (inner.IsEnum) Assert.All(inner.GetEnumValues().Cast<Enum>(), word => Assert.NotEqual("", PartTitles.OfWord(word).German));
            }
        }
    }

    [Fact]
    public void It_says_what_matters_in_words_and_passes_over_what_is_usual_or_not_known() => Assert.Equal(
        [
            "kind: cooperation agreement", "purpose: Elternarbeit", "jointGoals: Mehr Eltern", "signatures: the partner, in January 2026",
            "term: from 10 January 2026, open-ended", "document: https://example.org 00", "source: Protokoll"
        ],
        StepInWords.Of(new RecordedStep(Id, Signed)).OrderBy(part => part.Name is "source" ? 1 : 0).ThenBy(part => Array.IndexOf(Order, part.Name)).Select(Told));

    [Fact]
    public void What_a_reader_wants_to_know_last_comes_last() =>
        Assert.Equal("source", StepInWords.Of(new RecordedStep(Id, Signed))[^1].Name);

    [Fact]
    public void A_replacement_is_told_by_what_it_says_otherwise()
    {
        var changes = StepInWords.Changes(new RecordedStep(Id, Signed), Signed with { Purpose = "Beratung", Source = null, OccurredOn = PartialDate.Year(2026), Office = "FB 50" });

        Assert.Equal(
            ["occurredOn: 10 January 2026 → 2026", "office: - → FB 50", "purpose: Elternarbeit → Beratung", "source: Protokoll → -"],
            changes.OrderBy(change => change.Name, StringComparer.Ordinal).Select(change => $"{change.Name}: {Said(change.Before)} → {Said(change.After)}"));

        static string Said(SaidPart? part) => part?.Said[0].English ?? "-";
    }

    [Fact]
    public void Money_and_figures_are_written_as_in_the_language() => Assert.Equal(
        new Sentence("1,250.50 euros", "1.250,50 Euro"),
        StepInWords.Of(new RecordedStep(Guid.Empty, new FundingRequested(Id, null, null, 125_050, false))).Single(part => part.Name == "amountInCents").Said[0]);

    private static readonly string[] Order = ["kind", "purpose", "jointGoals", "signatures", "term", "document"];

    private static string Told(SaidPart part) =>
        $"{part.Name}: {string.Join(" | ", part.Said.Select(said => said.English))}{(part.Document is { } document ? $"{document.Link} {document.Sha256}" : "")}";
}
