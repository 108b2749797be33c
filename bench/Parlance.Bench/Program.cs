using Parlance.Bench.Codecs;
using Parlance.Bench.Servers;
using Parlance.Bench.Sharing;
using Parlance.Bench.Transfers;

// Servers to compare with run as children of this program.
if (args is ["serve", var kind, var port])
{
    await BareServers.RunAsync(kind, int.Parse(port, System.Globalization.CultureInfo.InvariantCulture));
    return 0;
}

// The two ends of a transfer run as children too, so that what each costs can be told.
if (args is ["give", var giverPort, var file])
{
    await RawGiver.RunAsync(int.Parse(giverPort, System.Globalization.CultureInfo.InvariantCulture), file);
    return 0;
}

if (args is ["share", var sharerPort, var shared])
{
    await ClientGiver.RunAsync(int.Parse(sharerPort, System.Globalization.CultureInfo.InvariantCulture), shared);
    return 0;
}

if (args is ["take", var way, var takerPort, var size, var directory])
{
    var culture = System.Globalization.CultureInfo.InvariantCulture;
    await Taker.RunAsync(way, int.Parse(takerPort, culture), long.Parse(size, culture), directory);
    return 0;
}

var quick = args.Contains("--quick");
var names = args.Where(a => !a.StartsWith('-')).ToArray();
if (names is ["help"])
{
    Console.WriteLine($"Parlance.Bench [--quick] [{Codec.Name}] [{ShareBench.Name}] [{ShareBench.ScanName}] [{string.Join("] [", Scenarios.All.Keys)}]");
    return 0;
}

if (names.Length == 0 || names.Contains(Codec.Name))
{
    Codec.Measure(quick);
}

if (names.Length == 0 || names.Contains(ShareBench.Name))
{
    await ShareBench.MeasureAsync(quick, searches: true);
}

if (names.Contains(ShareBench.ScanName))
{
    await ShareBench.MeasureAsync(quick, searches: false);
}

if (names.Length > 0 && names.All(name => name is Codec.Name or ShareBench.Name or ShareBench.ScanName))
{
    return 0;
}

return await Scenarios.RunAsync(names, quick);
