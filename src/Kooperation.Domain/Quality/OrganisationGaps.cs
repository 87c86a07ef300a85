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
                    ? new Sentence("The organisation never confirmed its entry", "Die Organisation hat ihren Eintrag nie bestätigt")
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
}
