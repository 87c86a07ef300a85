using System.Linq.Expressions;
using Marten;
using Marten.Schema.Indexing.Unique;

namespace Kooperation.Platform.Storage;

internal static class Indexes
{
    /// <summary>An index that begins with the municipality: every question is about one, and is answered as quickly however many others there are.</summary>
    public static void IndexInMunicipality<T>(this StoreOptions store, Expression<Func<T, object?>> of) where T : class =>
        store.Schema.For<T>().Index(of!, index => index.TenancyScope = TenancyScope.PerTenant);
}
