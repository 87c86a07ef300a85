using System.Collections.Frozen;
using Kooperation.Domain.Language;
using Kooperation.Platform.Identity;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Requests;
using Kooperation.Platform.Tenancy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kooperation.Platform.Reading;

/// <summary>
/// Asks the views of a municipality within the process: the same question as over HTTP, to the same address, understood and refused by the same code, with the answer as
/// it is before it is written.
/// </summary>
public sealed class InProcess(EndpointDataSource endpoints)
{
    private readonly Lazy<IReadOnlyDictionary<string, View>> _views = new(() => endpoints.OfMunicipality<AnswerMetadata>().ToDictionary(
        view => view.Address,
        view => new View(
            view.Is.Answer,
            [.. view.Endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(needs => needs.Policy).OfType<string>()],
            [.. view.Endpoint.Metadata.GetOrderedMetadata<QueryParameter>().Select(parameter => parameter.Name), StatesOfKnowledge.Parameter])));

    /// <summary>The parameters that a view takes; none where there is no such view.</summary>
    /// <param name="address">Below its municipality, with {id} where the id of the thing stands.</param>
    public IReadOnlySet<string> ParametersOf(string address) => _views.Value.TryGetValue(address, out var view) ? view.Parameters : FrozenSet<string>.Empty;

    /// <summary>The answer to a question in the state of another one, or the problem with it.</summary>
    /// <param name="address">Of the view below its municipality, empty for that of the municipality itself, with {id} where the id of the thing stands, such as partnerships/{id}/depth.</param>
    /// <param name="tongue">In which what is quoted within the answer is said.</param>
    /// <param name="parameters">Those of the query; the absent ones may be null.</param>
    public async Task<Asked<TAnswer>> Ask<TAnswer>(Question asking, Tongue tongue, string address, Guid? id, IEnumerable<(string Name, string? Value)> parameters) where TAnswer : class
    {
        var view = _views.Value[address];
        Ags.TryParse(asking.Views.Municipality, out var ags, out _);
        if (view.Permissions.FirstOrDefault(permission => !Actor.Of(asking.Http).May(permission, ags)) is { } lacking) return new Asked<TAnswer>(null, Problem.Lacks(lacking));

        var http = InnerRequest.Of(asking.Http, tongue, asking.Views.Municipality, address, new RouteValueDictionary { ["id"] = $"{id}" });
        http.Request.QueryString = new QueryBuilder(parameters.Where(one => one.Value is not null).Select(one => KeyValuePair.Create(one.Name, one.Value!))).ToQueryString();

        return await view.Answer(asking with { Http = http, Query = QueryParameters.Of(http) }) switch
        {
            IValueHttpResult<TAnswer> { Value: { } answer } => new Asked<TAnswer>(answer, null),
            ContentHttpResult { ResponseContent: TAnswer text } => new Asked<TAnswer>(text, null),
            Problem problem => new Asked<TAnswer>(null, problem),
            var other => throw new InvalidOperationException($"{address} answers with a {other.GetType()}, not with a {typeof(TAnswer)}.")
        };
    }

    /// <param name="Permissions">All that it takes to ask.</param>
    private sealed record View(Func<Question, Task<IResult>> Answer, IReadOnlyList<string> Permissions, FrozenSet<string> Parameters);
}

/// <summary>What came of a question: an answer or a problem.</summary>
public readonly record struct Asked<TAnswer>(TAnswer? Answer, Problem? Problem) where TAnswer : class;
