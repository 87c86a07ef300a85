using Kooperation.Platform.Tenancy;

namespace Kooperation.Platform.Recording;

/// <summary>Who tells the store something, how it reached the service, and what makes the telling unique.</summary>
/// <param name="Tenant">The municipality.</param>
/// <param name="Actor">An opaque reference, never a name.</param>
/// <param name="Source">The way it came in, such as "http" or "import of …, row 12".</param>
/// <param name="CorrelationId">What belongs together across systems.</param>
public sealed record Teller(Ags Tenant, string Actor, string Source, string CorrelationId)
{
    /// <summary>The version that the teller last saw; the step is refused as stale if the stream has moved on.</summary>
    public long? ExpectedVersion { get; init; }

    /// <summary>Whether the teller said what they last saw, be it that any version will do.</summary>
    public bool SaysWhatWasRead { get; init; }

    /// <summary>The teller's key: the same one with the same fingerprint is answered again and recorded once.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>SHA-256 over everything that makes the request what it is.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>What the teller is limited to.</summary>
    public OwnOffices Offices { get; init; }

    /// <summary>Whether it is recorded although the municipality is switched off, as what switches it on again must be.</summary>
    public bool IsAboutService { get; init; }

    /// <summary>What a teller may rest a step on; invented ones belong to the demonstration.</summary>
    public bool MayInvent { get; init; }
}
