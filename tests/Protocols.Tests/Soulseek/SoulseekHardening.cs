using Parlance.Soulseek;
using Parlance.Wire;

namespace Parlance.Protocols.Tests.Soulseek;

/// <summary>Every Soulseek message against every way a stranger may spoil it.</summary>
public sealed class SoulseekHardening : CatalogHardening
{
    private static readonly Catalog Messages = SoulseekCatalog.All;

    protected override Catalog Catalog => Messages;

    protected override IEnumerable<(CatalogEntry Entry, byte[] Body)> Samples => SoulseekVector.All
        .Where(vector => vector.Kind != "obfuscation")
        .Select(vector => (vector.Entry(Messages), vector.Body(vector.Entry(Messages))))
        .DistinctBy(sample => Convert.ToHexString(sample.Item2) + sample.Item1.Spec.Name);
}
