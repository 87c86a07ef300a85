using Kooperation.Domain.Quality;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Recording;
using Kooperation.Quality;
using Kooperation.Tests.Harness;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kooperation.Tests.Quality;

public sealed class PostingTheMendingStep(KooperationHost host) : KooperationSpec(host)
{
    [Fact]
    public void Every_address_that_quality_names_takes_commands()
    {
        var taken = Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<CommandMetadata>() is not null)
            .Select(route => Shape(route.RoutePattern.RawText!.Replace("/api/v1/municipalities/{ags}/", "", StringComparison.Ordinal).TrimEnd('/')))
            .ToHashSet();

        var named = Mending.Routes.Values.Where(route => taken.Any(known => known.Split('/')[0] == route.Split('/')[0])).ToList();

        Assert.NotEmpty(named);
        Assert.All(named, route => Assert.Contains(Shape(route), taken));
    }

    [Fact]
    public void A_route_names_the_history_with_the_gap_or_the_one_that_the_step_belongs_in()
    {
        var (history, about, other) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());

        Assert.Equal($"/api/v1/municipalities/03241001/partnerships/{history}/seats/{about}/exercises", Mending.Of(new Mend("SeatExercised", about), "03241001", history).Route);
        Assert.Equal($"/api/v1/municipalities/03241001/strategies/{other}/succession", Mending.Of(new Mend("StrategySucceeded", In: other), "03241001", history).Route);
    }

    [Fact]
    public void Every_event_with_an_address_is_in_the_catalogue() =>
        Assert.Empty(Mending.Routes.Keys.Except(Catalogue.All.Select(kind => kind.Name)));

    private static string Shape(string route) => string.Join('/', route.Split('/').Select(segment => segment.StartsWith('{') ? "{}" : segment));
}
