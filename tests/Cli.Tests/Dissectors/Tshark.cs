using System.Diagnostics;
using System.Xml.Linq;
using Parlance.Cli.Dissectors;

namespace Parlance.Cli.Tests.Dissectors;

/// <summary>Runs tshark with one of our dissectors.</summary>
internal static class Tshark
{
    /// <summary>Skips the test where there is no tshark; where everything must be there, fails it.</summary>
    public static void IsNeeded()
    {
        var isThere = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(':').Any(directory => File.Exists(Path.Combine(directory, "tshark")));
        if (Environment.GetEnvironmentVariable("CI") == "true")
        {
            isThere.ShouldBeTrue("tshark is missing");
        }

        Assert.SkipUnless(isThere, "tshark is missing");
    }

    /// <summary>What tshark makes of a capture, as PDML, and what it complains of.</summary>
    public static async Task<(XDocument Packets, string Errors)> ReadAsync(string network, string capture, CancellationToken cancellation, params string[] more)
    {
        var directory = Directory.CreateTempSubdirectory();
        try
        {
            var script = Path.Combine(directory.FullName, LuaDissector.FileName(network));
            await File.WriteAllTextAsync(script, LuaDissector.Of(network), cancellation);
            using var tshark = new Process { StartInfo = new ProcessStartInfo("tshark") { RedirectStandardOutput = true, RedirectStandardError = true } };
            string[] arguments = ["-n", "-X", $"lua_script:{script}", "-r", capture, "-Y", "not icmp", "-T", "pdml", .. more];
            Array.ForEach(arguments, tshark.StartInfo.ArgumentList.Add);
            tshark.Start();
            var errors = tshark.StandardError.ReadToEndAsync(cancellation);
            var packets = XDocument.Parse(await tshark.StandardOutput.ReadToEndAsync(cancellation));
            await tshark.WaitForExitAsync(cancellation);
            tshark.ExitCode.ShouldBe(0, await errors);
            return (packets, await errors);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }
}
