using Kooperation.Depth;
using Kooperation.Domain.Language;

namespace Kooperation.Dashboard.Landscape;

/// <summary>With which partners the municipality acted in which fields of action.</summary>
/// <param name="Fields">The municipality's own in its order, then the others that occur.</param>
/// <param name="Partners">Those with whom something happened in some field, by name.</param>
/// <param name="Elsewhere">How many partnerships name no field at all.</param>
public sealed record FieldMatrix(IReadOnlyList<MatrixField> Fields, IReadOnlyList<PartnershipOverview> Partners, int Elsewhere)
{
    /// <summary>The municipality's own fields in which it acted with nobody.</summary>
    public IEnumerable<MatrixField> Gaps => Fields.Where(one => one is { IsOwn: true, Partners: 0 });

    public static bool Acted(PartnershipOverview partner, MatrixField field) => partner.FieldsOfAction.Any(one => PlainWords.AreSame(one, field.Name));

    public static FieldMatrix Of(IReadOnlyList<string> own, IReadOnlyList<PartnershipOverview> all)
    {
        var others = all.SelectMany(one => one.FieldsOfAction).DistinctBy(PlainWords.Folded).Where(field => !own.Any(known => PlainWords.AreSame(known, field))).OrderBy(PlainWords.SortKey, StringComparer.Ordinal);
        var fields = own.Select(name => new MatrixField(name, true, 0)).Concat(others.Select(name => new MatrixField(name, false, 0)));
        return new FieldMatrix(
            [.. fields.Select(field => field with { Partners = all.Count(partner => Acted(partner, field)) })],
            [.. all.Where(partner => partner.FieldsOfAction.Count > 0)],
            all.Count(partner => partner.FieldsOfAction.Count == 0));
    }
}

/// <summary>A field of action.</summary>
/// <param name="IsOwn">Whether the municipality names it, itself or in a strategy.</param>
/// <param name="Partners">With how many it acted there.</param>
public sealed record MatrixField(string Name, bool IsOwn, int Partners);
