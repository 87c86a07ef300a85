namespace Kooperation.Dashboard.Steps;

/// <summary>What something is called to which a step refers.</summary>
/// <param name="Address">Of its page; null where it has none.</param>
public sealed record NamedThing(string Name, string? Address = null);
