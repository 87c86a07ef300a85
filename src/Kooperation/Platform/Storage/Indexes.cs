using System.Linq.Expressions;
using Marten;
using Marten.Schema.Indexing.Unique;

namespace Kooperation.Platform.Storage;

internal static class Indexes
{
    /// <summary>An index that tells municipalities apart: whoever looks something up in one does not read what others have under the same key.</summary>
    public static void IndexInMunicipality<T>(this StoreOptions store, Expression<Func<T, object?>> of) where T : class =>
        store.Schema.For<T>().Index(of!, index => index.TenancyScope = TenancyScope.PerTenant);
}
