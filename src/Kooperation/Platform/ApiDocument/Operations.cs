using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Kooperation.Domain.Language;
using Kooperation.Platform.Edge;
using Kooperation.Platform.Pages;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Recording;
using Kooperation.Platform.Requests;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Kooperation.Platform.ApiDocument;

/// <summary>Writes into each operation what all commands, or all views, have in common, and what the route's metadata says.</summary>
internal sealed class Operations : IOperationFilter
{
    private static readonly Lazy<IReadOnlyDictionary<string, string>> Summaries = new(ReadSummaries);

    private static readonly int[] ProblemsOfCommands = [400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 429, 500, 503];
    private static readonly int[] ProblemsOfViews = [400, 401, 403, 404, 429, 500, 503];

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        operation.Parameters = [.. PathParameters(context.ApiDescription)];

        if (metadata.OfType<CommandMetadata>().FirstOrDefault() is { } command) DescribeCommand(operation, context, command, metadata);
        else if (metadata.OfType<WorkMetadata>().FirstOrDefault() is { } work) DescribeWork(operation, context, work, metadata);
        else DescribeView(operation, context, metadata);

        operation.Parameters.Add(Header("Accept-Language", "de or en: the language of sentences."));
    }

    private static void DescribeCommand(OpenApiOperation operation, OperationFilterContext context, CommandMetadata command, IList<object> metadata)
    {
        operation.OperationId = command.Command.Name;
        operation.Summary = SummaryOf(command.Command);
        operation.Parameters!.Add(Header("Idempotency-Key", IdempotencyKey));
        if (command.Precondition != Precondition.None)
        {
            var ifMatch = Header("If-Match", "The ETag that was last read, such as \"17\"; another version is answered 412.");
            ifMatch.Required = command.Precondition == Precondition.Required;
            operation.Parameters.Add(ifMatch);
        }

        operation.RequestBody = BodyOf(command.Command, context);
        operation.Responses = new OpenApiResponses
        {
            ["201"] = new OpenApiResponse
            {
                Description = "Recorded",
                Headers = new Dictionary<string, IOpenApiHeader>
                {
                    ["ETag"] = Text("The version after the step."),
                    ["Location"] = Text("The step, or what was opened with it."),
                    [StepRoutes.Position] = Text("What atLeast takes to wait for the views.")
                },
                Content = Json("application/json", context.SchemaGenerator.GenerateSchema(typeof(StepRecorded), context.SchemaRepository))
            }
        };
        foreach (var header in metadata.OfType<HeaderMetadata>()) operation.Responses["201"].Headers![header.Name] = Text(header.Description);
        foreach (var parameter in metadata.OfType<QueryParameter>()) operation.Parameters!.Add(Query(parameter));
        if (metadata.OfType<ForetoldMetadata>().FirstOrDefault() is { } foretold)
        {
            operation.Responses["200"] = new OpenApiResponse
            {
                Description = SummaryOf(foretold.Effect),
                Content = Json("application/json", context.SchemaGenerator.GenerateSchema(foretold.Effect, context.SchemaRepository))
            };
        }

        AddProblems(operation, context, ProblemsOfCommands.Where(status => status != 428 || command.Precondition is Precondition.Required or Precondition.Depends));
    }

    private const string IdempotencyKey = "1 to 255 characters of the caller's own, such as 7f1c2b9e; the same key and body have one effect and one answer.";

    private static OpenApiRequestBody BodyOf(Type request, OperationFilterContext context) => new()
    {
        Required = true,
        Content = new Dictionary<string, IOpenApiMediaType>
        {
            ["application/json"] = new OpenApiMediaType { Schema = context.SchemaGenerator.GenerateSchema(request, context.SchemaRepository), Example = Examples.Of(request) }
        }
    };

    // Work that was asked for is accepted and goes on by itself; a change of it is answered at once.
    private static void DescribeWork(OpenApiOperation operation, OperationFilterContext context, WorkMetadata work, IList<object> metadata)
    {
        var (status, answer) = context.ApiDescription.SupportedResponseTypes.Where(type => type.StatusCode is 200 or 201 or 202).Select(type => (type.StatusCode, type.Type!)).Single();
        operation.OperationId = work.Name;
        operation.Summary = work.Request is { } request ? SummaryOf(request) : metadata.OfType<IEndpointSummaryMetadata>().LastOrDefault()?.Summary ?? SummaryOf(answer);
        if (work.Request is { } sent)
        {
            operation.Parameters!.Add(Header("Idempotency-Key", IdempotencyKey));
            operation.RequestBody = BodyOf(sent, context);
        }

        operation.Responses = new OpenApiResponses
        {
            [status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
            {
                Description = status switch { StatusCodes.Status202Accepted => "Begun", StatusCodes.Status201Created => "Made", _ => context.ApiDescription.HttpMethod == HttpMethods.Get ? "Found" : "Changed" },
                Headers = status switch
                {
                    StatusCodes.Status202Accepted => new Dictionary<string, IOpenApiHeader> { ["Location"] = Text("Where to read how far it is and what it found.") },
                    StatusCodes.Status201Created => new Dictionary<string, IOpenApiHeader> { ["Location"] = Text("What was made.") },
                    _ => null
                },
                Content = new Dictionary<string, IOpenApiMediaType>
                {
                    ["application/json"] = new OpenApiMediaType { Schema = context.SchemaGenerator.GenerateSchema(answer, context.SchemaRepository), Example = ExampleAnswers.Of(operation.OperationId) }
                }
            }
        };
        AddProblems(operation, context, work.Request is null ? [400, 401, 403, 404, 409, 429, 500, 503] : [400, 401, 403, 404, 409, 413, 415, 422, 429, 500, 503]);
    }

    private static readonly QueryParameter[] ParametersOfEveryView =
    [
        new("atLeast", "The Kooperation-Position of a command: waits until the view has reached it.", typeof(long)),
        new("knownAt", "Answers as was known then: a place in the municipality's log, or an instant with its offset, such as 2026-04-15T09:00:00Z.", typeof(string))
    ];

    private static void DescribeView(OpenApiOperation operation, OperationFilterContext context, IList<object> metadata)
    {
        var answer = context.ApiDescription.SupportedResponseTypes.FirstOrDefault(type => type.StatusCode == 200)?.Type ?? typeof(object);
        operation.OperationId = $"Read{Named(context.ApiDescription)}";
        operation.Summary = metadata.OfType<IEndpointSummaryMetadata>().LastOrDefault()?.Summary ?? SummaryOf(answer);

        var isOfThePlatform = metadata.OfType<PlatformMetadata>().Any();
        var parameters = metadata.OfType<QueryParameter>().Concat(isOfThePlatform ? [] : ParametersOfEveryView);
        foreach (var parameter in parameters) operation.Parameters!.Add(Query(parameter));

        var headers = new Dictionary<string, IOpenApiHeader>();
        if (parameters.Any(parameter => parameter.Name == "cursor")) headers["Link"] = Text("The next page (RFC 8288).");
        if (!isOfThePlatform) headers[StatesOfKnowledge.Header] = Text("The place in the log that the answer stands for, and when it was given; without knownAt only while nothing further is being recorded.");
        foreach (var header in metadata.OfType<HeaderMetadata>()) headers[header.Name] = Text(header.Description);
        if (parameters.Any(parameter => parameter.Name == "asOf")) headers[ReadRoutes.AsOf] = Text("The day that the answer is about; absent where none was asked for and it tells what happened whenever.");
        if (metadata.OfType<TaggedMetadata>().Any())
        {
            headers["ETag"] = Text("The version, which If-Match takes, with a digest of the answer.");
            operation.Responses!["304"] = new OpenApiResponse { Description = "The caller has this answer already (If-None-Match)" };
            operation.Parameters!.Add(Header("If-None-Match", "The ETag that the caller has; the same answer is not sent again but answered 304."));
        }

        var pages = metadata.OfType<PageMetadata>().Any();
        if (pages) operation.Parameters!.Add(Header("Accept", "application/json, or text/html for the same as a page to read, to print and to keep."));
        operation.Responses!["200"] = new OpenApiResponse
        {
            Description = "Found",
            Headers = headers,
            Content = new Dictionary<string, IOpenApiMediaType>
            {
                ["application/json"] = new OpenApiMediaType
                {
                    Schema = answer == typeof(object)
                        ? new OpenApiSchema { Type = JsonSchemaType.Object }
                        : context.SchemaGenerator.GenerateSchema(answer, context.SchemaRepository),
                    Example = ExampleAnswers.Of(operation.OperationId)
                }
            }
        };
        if (pages) operation.Responses["200"].Content![ReadablePages.MediaType] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
        AddProblems(operation, context, ProblemsOfViews);
        operation.Responses["503"].Description += $"; or: {Problem.NotYetVisible.Title.English}";
    }

    private static void AddProblems(OpenApiOperation operation, OperationFilterContext context, IEnumerable<int> statuses)
    {
        var document = context.SchemaGenerator.GenerateSchema(typeof(ProblemDocument), context.SchemaRepository);
        foreach (var status in statuses)
        {
            operation.Responses![status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
            {
                Description = TitleOf(status),
                Headers = status switch
                {
                    StatusCodes.Status401Unauthorized => new Dictionary<string, IOpenApiHeader> { ["WWW-Authenticate"] = Text("How to say who one is (RFC 9110).") },
                    StatusCodes.Status429TooManyRequests => new Dictionary<string, IOpenApiHeader>
                    {
                        ["Retry-After"] = Text("The seconds after which the same request may succeed."),
                        [RateLimits.Policy] = Text("How often one caller may ask, such as \"reading\";q=600;w=30: 600 requests at once, which come back within 30 seconds. Other answers say it as well."),
                        [RateLimits.Left] = Text("How many requests are left, and the seconds until there are more, such as \"reading\";r=599;t=1. Other answers say it as well.")
                    },
                    StatusCodes.Status503ServiceUnavailable => new Dictionary<string, IOpenApiHeader> { ["Retry-After"] = Text("The seconds after which the same request may succeed.") },
                    _ => null
                },
                Content = Json("application/problem+json", document)
            };
        }
    }

    private static string TitleOf(int status) => string.Join("; or: ", (status switch
    {
        StatusCodes.Status409Conflict => [Problem.RefusedTitle],
        StatusCodes.Status412PreconditionFailed => [Problem.Stale.Title],
        StatusCodes.Status422UnprocessableEntity => [Problem.KeyReused.Title],
        StatusCodes.Status428PreconditionRequired => [Problem.PreconditionMissing.Title],
        StatusCodes.Status503ServiceUnavailable => [Problem.DatabaseAway.Title, Problem.IdentityAway.Title],
        _ => (Sentence[])[Problem.OfStatus(status).Title]
    }).Select(title => title.English));

    private static IEnumerable<IOpenApiParameter> PathParameters(ApiDescription api) => api.RelativePath!
        .Split('/')
        .Where(segment => segment.StartsWith('{'))
        .Select(segment => segment.Trim('{', '}').Split(':')[0])
        .Select(name => new OpenApiParameter
        {
            Name = name,
            In = ParameterLocation.Path,
            Required = true,
            Description = name switch
            {
                "ags" => "The municipality's eight-digit AGS.",
                "about" => "What within it the step is about.",
                _ => "The id."
            },
            Schema = name == "ags"
                ? new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^(0[1-9]|1[0-6])[0-9]{6}$" }
                : new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" },
            Example = name == "ags" ? JsonValue.Create("03241001") : null
        });

    private static OpenApiParameter Query(QueryParameter parameter) => new()
    {
        Name = parameter.Name,
        In = ParameterLocation.Query,
        Description = parameter.Description,
        Schema = parameter.Type switch
        {
            { IsEnum: true } words => new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. RequestShape.Words(words).Select(word => (JsonNode)JsonValue.Create(word))] },
            var type when type == typeof(int) || type == typeof(long) => new OpenApiSchema { Type = JsonSchemaType.Integer },
            var type when type == typeof(bool) => new OpenApiSchema { Type = JsonSchemaType.Boolean },
            var type when type == typeof(Guid) => new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" },
            var type when type == typeof(DateOnly) => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" },
            _ => new OpenApiSchema { Type = JsonSchemaType.String }
        }
    };

    // An example would be sent by whoever tries an operation out, and no version or key of ours is theirs.
    private static OpenApiParameter Header(string name, string description) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String }
    };

    private static OpenApiHeader Text(string description) => new() { Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };

    private static Dictionary<string, IOpenApiMediaType> Json(string mediaType, IOpenApiSchema schema) => new() { [mediaType] = new OpenApiMediaType { Schema = schema } };

    // partnerships/{id}/depth reads PartnershipsIdDepth: the address without what all addresses share.
    // Below a municipality it goes without saying that it is one of a municipality.
    private static string Named(ApiDescription api)
    {
        var segments = api.RelativePath!.TrimEnd('/').Split('/');
        return string.Concat(segments.Skip(segments.Length > 4 ? 4 : 2)
            .SelectMany(segment => segment.Split('-', '{', '}', ':'))
            .Where(word => word.Length > 0 && word != "guid")
            .Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
    }

    private static string? SummaryOf(Type type) =>
        Summaries.Value.GetValueOrDefault($"T:{(type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName}");

    private static IReadOnlyDictionary<string, string> ReadSummaries() => Directory.GetFiles(AppContext.BaseDirectory, "Kooperation*.xml")
        .SelectMany(file => XDocument.Load(file).Descendants("member"))
        .Where(member => member.Element("summary") is not null)
        .GroupBy(member => (string)member.Attribute("name")!)
        .ToDictionary(group => group.Key, group => string.Join(' ', group.First().Element("summary")!.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
}
