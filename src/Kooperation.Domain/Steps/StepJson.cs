using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Kooperation.Domain.Steps;

/// <summary>The one JSON that steps have in the store and on the wire: camelCase, enumerations as words, whole numbers only.</summary>
public static class StepJson
{
    /// <summary>An enumeration is written as the word for its value and read from nothing else.</summary>
    public static readonly JsonConverter Words = new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false);

    public static readonly JsonSerializerOptions Options = Configure(new JsonSerializerOptions());

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping; // Names stay readable; nothing here is written into HTML.
        options.AllowOutOfOrderMetadataProperties = true; // PostgreSQL sorts the keys of an object, also the one that names the kind.
        options.Converters.Add(Words);
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameTheKindOfStep } };
        return options;
    }

    // A step inside another document says what kind it is: { "event": "ContactMade", … }. On its own, the store names it.
    private static void NameTheKindOfStep(JsonTypeInfo type)
    {
        if (type.Type != typeof(Step)) return;

        type.PolymorphismOptions = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = "event" };
        foreach (var kind in Catalogue.All) type.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(kind.Type, kind.Name));
    }
}
