namespace Kooperation.Platform.Requests;

/// <summary>What a caller sends in a body.</summary>
public abstract record Request;
