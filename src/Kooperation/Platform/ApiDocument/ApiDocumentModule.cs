using Kooperation.Domain.Steps;
using Kooperation.Platform.Identity.Keys;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Kooperation.Platform.ApiDocument;

public static class ApiDocumentModule
{
    /// <summary>The document at <c>/openapi/v1.json</c>, written from the routes, the commands and the answers themselves.</summary>
    public static void AddApiDocument(this WebApplicationBuilder builder)
    {
        builder.Services.AddEndpointsApiExplorer();
        builder.Services.AddTransient<ISerializerDataContractResolver>(_ => new JsonSerializerDataContractResolver(StepJson.Options));
        builder.Services.AddSwaggerGen(document =>
        {
            document.SwaggerDoc("v1", new OpenApiInfo
            {
                Title = "Kooperation",
                Version = "v1",
                Description = "Records how a municipality and migrant organisations work together, and shows how deep each partnership is, and why. "
                    + "Every error is a problem document (RFC 9457) in German or English. Commands take an Idempotency-Key and answer with ETag and Kooperation-Position.",
                License = new OpenApiLicense { Name = "EUPL-1.2", Identifier = "EUPL-1.2" }
            });

            document.SupportNonNullableReferenceTypes();
            document.CustomSchemaIds(NameOf);
            foreach (var xml in Directory.GetFiles(AppContext.BaseDirectory, "Kooperation*.xml")) document.IncludeXmlComments(xml);

            document.SchemaFilter<StepSchemas>();
            document.OperationFilter<Operations>();
            document.OperationFilter<Security>();
            document.AddSecurityDefinition(Security.Bearer, new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "JWT", Description = "An access token of the identity provider."
            });
            document.AddSecurityDefinition(Security.ApiKey, new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = ApiKeyAuthentication.Header, Description = "A key that an administrator of the municipality issued."
            });
        });
    }

    // A page of something else is something else.
    private static string NameOf(Type type) => type.IsGenericType
        ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}Of{string.Join("And", type.GetGenericArguments().Select(NameOf))}"
        : type.Name;

    /// <summary>Serves the document, and pages to try it at <c>/swagger</c>, to everybody: it holds nothing but the interface.</summary>
    public static void UseApiDocument(this WebApplication app)
    {
        app.UseSwagger(document =>
        {
            document.RouteTemplate = "openapi/{documentName}.json";
            document.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        });
        app.UseSwaggerUI(pages => pages.SwaggerEndpoint("/openapi/v1.json", "Kooperation v1"));
    }
}
