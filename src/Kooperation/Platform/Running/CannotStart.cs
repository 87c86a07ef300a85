namespace Kooperation.Platform.Running;

/// <summary>A reason not to start that the operator can mend; shown as one sentence, without a stack trace.</summary>
public sealed class CannotStart(string reason) : Exception(reason);
