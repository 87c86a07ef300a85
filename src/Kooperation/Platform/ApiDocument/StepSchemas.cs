using System.Text.Json.Nodes;
using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Platform.Recording;
using Kooperation.Platform.Requests;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Kooperation.Platform.ApiDocument;

/// <summary>What the shape of a C# type does not tell: dates of reduced precision, sentences, what a request must hold and may not.</summary>
internal sealed class StepSchemas : ISchemaFilter
{
    private const string DatePattern = "^(18|19|20|21)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$";

    public void Apply(IOpenApiSchema any, SchemaFilterContext context)
    {
        if (any is not OpenApiSchema schema) return;

        if (context.Type == typeof(PartialDate))
        {
            Become(schema, JsonSchemaType.String | JsonSchemaType.Null, "2026, 2026-11 or 2026-11-18; null where unknown");
            schema.Pattern = DatePattern;
            schema.Examples = [JsonValue.Create("2026-11-18")];
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

    private static void Become(OpenApiSchema schema, JsonSchemaType type, string? description)
    {
        schema.Type = type;
        schema.Description = description;
        schema.Properties = null;
        schema.Required = null;
        schema.Format = null;
        schema.AdditionalPropertiesAllowed = true;
    }

    // A step within another document names its kind.
    private static void DescribeEveryKind(OpenApiSchema schema, SchemaFilterContext context)
    {
        Become(schema, JsonSchemaType.Object, "A step with its kind in the property event");
        schema.Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["event"] = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Enum = [.. Catalogue.All.Select(kind => (JsonNode)JsonValue.Create(kind.Name))]
            }
        };
        schema.Required = new HashSet<string> { "event" };
        schema.Examples = [Examples.Of(typeof(Step))];

        foreach (var kind in Catalogue.All) context.SchemaGenerator.GenerateSchema(kind.Type, context.SchemaRepository);
    }

    private static void DescribeMembers(OpenApiSchema schema, Type type)
    {
        var isRequest = type.IsAssignableTo(typeof(Command));
        var members = RequestShape.Options.GetTypeInfo(type).Properties.ToDictionary(member => member.Name);

        schema.AdditionalPropertiesAllowed = !isRequest;
        schema.Required = new HashSet<string>(schema.Properties!.Keys.Where(name => members.TryGetValue(name, out var member)
            && (isRequest ? RequestShape.IsRequired(member) : RequestShape.IsAlwaysWritten(member))));
    }
}
