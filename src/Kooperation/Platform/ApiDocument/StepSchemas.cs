using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Platform.Requests;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Kooperation.Platform.ApiDocument;

/// <summary>What the shape of a C# type does not tell: dates of reduced precision, sentences, what a request must hold and may not.</summary>
internal sealed class StepSchemas : ISchemaFilter
{
    private const string DatePattern = "^(18|19|20|21)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$";

    private const string Discriminator = "event";

    private static readonly Lazy<HashSet<Type>> Sent = new(ReadSent);

    public void Apply(IOpenApiSchema any, SchemaFilterContext context)
    {
        if (any is not OpenApiSchema schema) return;

        if (context.Type == typeof(PartialDate))
        {
            Become(schema, JsonSchemaType.String | JsonSchemaType.Null, "2026, 2026-11 or 2026-11-18; null where unknown");
            schema.Pattern = DatePattern;
            schema.Examples = [JsonValue.Create("2026-11-18")];
        }
        else if (context.Type == typeof(Quantity))
        {
            Become(schema, JsonSchemaType.String, "An exact figure such as 45.8");
            schema.Pattern = "^-?[0-9]{1,12}(\\.[0-9]{1,6})?$";
            schema.Examples = [JsonValue.Create("45.8")];
        }
        else if (context.Type == typeof(KnownAt))
        {
            Become(schema, JsonSchemaType.Integer | JsonSchemaType.String, "A place in the log, a day, or an instant with its offset such as 2026-04-15T09:00:00Z");
            schema.MaxLength = KnownAt.LongestText;
            schema.Examples = [JsonValue.Create(101)];
        }
        else if (context.Type == typeof(Sentence))
        {
            Become(schema, JsonSchemaType.String, "A sentence in the caller's language");
        }
        else if (context.Type == typeof(Step))
        {
            DescribeEveryKind(schema, context);
        }
        else if (context.Type.IsEnum)
        {
            Become(schema, JsonSchemaType.String, schema.Description);
            schema.Enum = [.. RequestShape.Words(context.Type).Select(word => (JsonNode)JsonValue.Create(word))];
        }
        else if (schema.Properties is { Count: > 0 })
        {
            DescribeMembers(schema, context.Type);
        }
    }

    private static void Become(OpenApiSchema schema, JsonSchemaType? type, string? description)
    {
        schema.Type = type;
        schema.Description = description;
        schema.Properties = null;
        schema.Required = null;
        schema.Format = null;
        schema.AdditionalPropertiesAllowed = true;
    }

    private static void DescribeEveryKind(OpenApiSchema schema, SchemaFilterContext context)
    {
        Become(schema, null, "A step with its kind in the property event");
        var kinds = Catalogue.All.ToDictionary(
            kind => kind.Name, kind => (OpenApiSchemaReference)context.SchemaGenerator.GenerateSchema(kind.Type, context.SchemaRepository));

        schema.OneOf = [.. kinds.Values];
        schema.Discriminator = new OpenApiDiscriminator { PropertyName = Discriminator, Mapping = kinds };
        schema.Examples = [Examples.Of(typeof(Step))];
    }

    private static void DescribeMembers(OpenApiSchema schema, Type type)
    {
        var isSent = Sent.Value.Contains(type);
        var members = RequestShape.Options.GetTypeInfo(type).Properties.ToDictionary(member => member.Name);

        schema.AdditionalPropertiesAllowed = !isSent;
        schema.Required = new HashSet<string>(schema.Properties!.Keys.Where(name => members.TryGetValue(name, out var member)
            && (isSent ? RequestShape.IsRequired(member) : RequestShape.IsAlwaysWritten(member))));

        foreach (var name in schema.Properties.Keys.ToList())
        {
            if (!members.TryGetValue(name, out var member)) continue;

            if (isSent && schema.Properties[name] is OpenApiSchema inline) Limit(inline, member);
            schema.Properties[name] = WithOrWithoutNull(schema.Properties[name], member);
        }

        if (Catalogue.All.FirstOrDefault(kind => kind.Type == type) is { } step)
        {
            schema.Properties[Discriminator] = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [JsonValue.Create(step.Name)] };
            schema.Required.Add(Discriminator);
        }
    }

    private static void Limit(OpenApiSchema schema, JsonPropertyInfo member)
    {
        if (member.PropertyType == typeof(string)) schema.MaxLength = Limits.LongestText(member.Name);
        if (RequestShape.Options.GetTypeInfo(member.PropertyType) is not { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } element }) return;

        schema.MaxItems = Limits.MostIn(element);
        if (element == typeof(string) && schema.Items is OpenApiSchema text) text.MaxLength = Limits.LongestText(member.Name);
    }

    // The generator does not see whether a parameter of a record may be null; what reads the requests does.
    private static IOpenApiSchema WithOrWithoutNull(IOpenApiSchema shape, JsonPropertyInfo member)
    {
        var mayBeNull = RequestShape.IsTaken(member) ? RequestShape.MayBeNull(member) : !RequestShape.IsAlwaysWritten(member);
        if (shape is OpenApiSchema { Type: { } type } inline)
        {
            inline.Type = mayBeNull ? type | JsonSchemaType.Null : type & ~JsonSchemaType.Null;
            return inline;
        }

        // A date of reduced precision says itself that it may be null.
        return mayBeNull && shape is OpenApiSchemaReference && (Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType) != typeof(PartialDate)
            ? new OpenApiSchema { Description = shape.Description, OneOf = [shape, new OpenApiSchema { Type = JsonSchemaType.Null }] }
            : shape;
    }

    // Commands and other requests, the steps that a correction holds, and everything within them.
    private static HashSet<Type> ReadSent()
    {
        var sent = new HashSet<Type>();
        var ahead = new Queue<Type>([
            .. typeof(StepSchemas).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(Request)) && !type.IsAbstract),
            .. Catalogue.All.Select(kind => kind.Type)
        ]);

        while (ahead.TryDequeue(out var next))
        {
            var type = Nullable.GetUnderlyingType(next) ?? next;
            var info = RequestShape.Options.GetTypeInfo(type);
            if (info.ElementType is { } element) ahead.Enqueue(element);
            if (info.Kind != JsonTypeInfoKind.Object || !sent.Add(type)) continue;

            foreach (var member in info.Properties.Where(RequestShape.IsTaken)) ahead.Enqueue(member.PropertyType);
        }

        return sent;
    }
}
