using Kooperation.Domain.Language;
using Kooperation.Domain.Organisations;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Quality;

/// <summary>What is missing from the entry of one organisation.</summary>
public static class OrganisationGaps
{
    /// <summary>An entry is as fresh as its last confirmation, or as its registration, for so many years.</summary>
    public const int YearsUntilConfirmedAgain = 2;

    /// <summary>Whether an entry is fresh; a day that nobody knows confirms nothing.</summary>
    public static bool IsConfirmed(PartialDate? confirmedOn, PartialDate? registeredOn, DateOnly day)
    {
        var since = day.AddYears(-YearsUntilConfirmedAgain);
        return confirmedOn?.Latest >= since || registeredOn?.Latest >= since;
    }

    /// <param name="standing">In the order of recording.</param>
    public static IReadOnlyList<Gap> On(DateOnly day, IEnumerable<RecordedStep> standing)
    {
        var known = new KnownSteps(standing, day);
        if (known.All<OrganisationRegistered>().FirstOrDefault() is not { } registered || known.Any<OrganisationDissolved>()) return [];

        var confirmed = known.Last<ProfileConfirmed>(_ => true);
        if (IsConfirmed(confirmed?.Step.OccurredOn, registered.Step.OccurredOn, day)) return [];

        var last = InWords.Day(confirmed?.Step.OccurredOn ?? PartialDate.Unknown);
        return
        [
            new Gap(
                GapKind.OrganisationNotConfirmed,
                confirmed is null
                    ? new Sentence("That the organisation confirmed its entry is not recorded", "Dass die Organisation ihren Eintrag bestätigt hat, ist nicht erfasst")
                    : new Sentence(
                        $"The organisation has not confirmed its entry for {YearsUntilConfirmedAgain} years (last: {last.English})",
                        $"Die Organisation hat ihren Eintrag seit {YearsUntilConfirmedAgain} Jahren nicht bestätigt (zuletzt: {last.German})"),
                [confirmed?.Id ?? registered.Id],
                [Mend.By<ProfileConfirmed>()])
            {
                Invented = (confirmed?.Step ?? (Step)registered.Step).Basis == Basis.Invented
            }
        ];
    }

    /// <summary>For each organisation the numbers that another one has as well, however they are written.</summary>
    /// <param name="organisations">Those that stand for themselves, each with its name and what stands of it.</param>
    public static ILookup<Guid, Gap> SharedIdentifiers(DateOnly day, IEnumerable<(Guid Id, string Name, IReadOnlyList<RecordedStep> Standing)> organisations) =>
        organisations
            .SelectMany(one => new KnownSteps(one.Standing, day).All<IdentifierAssigned>().Select(assigned => new Bearer(one.Id, one.Name, assigned)))
            .GroupBy(bearer => (PlainWords.Folded(bearer.Assigned.Step.Scheme), PlainWords.Folded(bearer.Assigned.Step.Value)))
            .SelectMany(same => same.SelectMany(bearer => same.Where(other => other.Id != bearer.Id).Select(other => (bearer.Id, Gap: Shared(bearer, other)))))
            .ToLookup(shared => shared.Id, shared => shared.Gap);

    private static Gap Shared(Bearer bearer, Bearer other)
    {
        var (value, scheme, name) = (InShort.Quoted(bearer.Assigned.Step.Value), InShort.Quoted(bearer.Assigned.Step.Scheme), InShort.Quoted(other.Name));
        return new Gap(
            GapKind.IdentifierShared,
            new Sentence(
                $"The number {value.English} of {scheme.English} is also that of {name.English}: are the two one organisation?",
                $"Die Nummer {value.German} im Register {scheme.German} hat auch {name.German}: Ist es dieselbe Organisation?"),
            [bearer.Assigned.Id, other.Assigned.Id],
            [Mend.By<OrganisationsMerged>(), Mend.By<StepCorrected>(bearer.Assigned.Id)])
        {
            Invented = bearer.Assigned.Step.Basis == Basis.Invented || other.Assigned.Step.Basis == Basis.Invented
        };
    }

    private sealed record Bearer(Guid Id, string Name, Known<IdentifierAssigned> Assigned);
}
