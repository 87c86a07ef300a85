using Kooperation.Domain.Language;
using Kooperation.Domain.Organisations;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Recording;

namespace Kooperation.Organisations;

/// <summary>Two entries turn out to be one organisation: the one in the address is kept, the other is read through it from now on.</summary>
/// <param name="MergedId">The entry that is kept no longer.</param>
/// <param name="Reason">How it turned out.</param>
public sealed record MergeOrganisations(Guid MergedId, string Reason) : StepCommand;

public static class MergeOrganisationsEndpoint
{
    public static void MapMergeOrganisations(this IEndpointRouteBuilder organisation) =>
        organisation.MapRecording<MergeOrganisations, Organisation>(
            "merges", (_, command, kept, recording) => Tell(command, kept, recording), Precondition.Required);

    public static async Task<Problem?> Tell(MergeOrganisations command, Organisation kept, Recording recording)
    {
        var merged = command.MergedId == kept.Id ? kept : await recording.Load<Organisation>(command.MergedId);
        if (Refuses(kept, merged) is { } refusal) return Problem.Refused(refusal);

        var fact = command.Tell(new OrganisationsMerged(kept.Id, merged!.Id, command.Reason.Trim()));
        var people = Newcomers(await PeopleOf(merged, recording), kept).ToList();

        return recording.Append(kept, Decision.Accept([fact, .. people.Select(named => named with { OccurredOn = Within(named.OccurredOn, kept.FoundedOn) })]))
            ?? recording.Append(merged, fact)
            ?? await MergePartnerships(command, fact, kept, merged, people, recording);
    }

    public static Refusal? Refuses(Organisation kept, Organisation? merged)
    {
        if (merged is null)
        {
            return Refusal.Of(
                "organisation-unknown", "This organisation is not registered here.", "Diese Organisation ist hier nicht eingetragen.", "/mergedId");
        }

        if (merged.Id == kept.Id)
        {
            return Refusal.Of(
                "merge-with-itself", "An entry cannot be merged with itself.", "Ein Eintrag lässt sich nicht mit sich selbst zusammenführen.", "/mergedId");
        }

        return merged.MergedInto is { } other
            ? Refusal.Of(
                "organisation-merged",
                $"That entry was merged into {other} already.",
                $"Dieser Eintrag wurde schon mit {other} zusammengeführt.",
                "/mergedId")
            : null;
    }

    private static async Task<Problem?> MergePartnerships(
        MergeOrganisations command, Step fact, Organisation kept, Organisation merged, IReadOnlyList<ContactPersonNamed> people, Recording recording)
    {
        var ofKept = await recording.LoadPartnershipWith(kept.Id);
        var ofMerged = await recording.LoadPartnershipWith(merged.Id);

        if (ofKept is not null && ofMerged is not null)
        {
            var both = command.Tell(new PartnershipsMerged(ofKept.Id, ofMerged.Id, command.Reason.Trim()));
            return recording.Append(ofKept, both) ?? recording.Append(ofMerged, both);
        }

        if (ofKept is not null) return recording.Append(ofKept, Decision.Accept([.. Named(people, ofKept)]));

        // The only partnership there is goes on with the kept entry; a fresh one would begin at level 0.
        return ofMerged is null
            ? null
            : recording.Append(ofMerged, Decision.Accept([fact, .. Named(Newcomers(await PeopleOf(kept, recording), merged), ofMerged)]));

        IEnumerable<Step> Named(IEnumerable<ContactPersonNamed> newcomers, Partnership partnership) => newcomers
            .Select(PartnerContactNamed.Told)
            .Select(named => named with { OccurredOn = Within(named.OccurredOn, partnership.OrganisationFoundedOn) });
    }

    private static async Task<IEnumerable<ContactPersonNamed>> PeopleOf(Organisation organisation, Recording recording) =>
        organisation.PeopleIn(await recording.HistoryOf(organisation.Id));

    /// <summary>Whoever spoke for the one entry and not yet for the other speaks for it now, as it was told there.</summary>
    private static IEnumerable<ContactPersonNamed> Newcomers(IEnumerable<ContactPersonNamed> people, Organisation to) =>
        people.ExceptBy(to.ContactPersons.Select(named => named.About), named => named.Person);

    // The two entries may disagree on the founding; a day that one of them rules out is not known any more.
    private static PartialDate Within(PartialDate occurredOn, PartialDate foundedOn) =>
        occurredOn.Latest < foundedOn.Earliest ? PartialDate.Unknown : occurredOn;
}
