namespace Kooperation.Domain.Steps;

/// <summary>A text that says nothing about a living person: a code, the name of an organisation, an office, a title.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class NotPersonalAttribute : Attribute;

/// <summary>A text in somebody's own words: it may mention people although it is asked not to.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class FreeTextAttribute : Attribute;

/// <summary>A text that identifies a person. Steps hold references to people instead, so a step with such a text does not pass the tests.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class PersonalAttribute : Attribute;
