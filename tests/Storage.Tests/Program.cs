using Xunit.MicrosoftTestingPlatform;

namespace Parlance.Storage.Tests;

/// <summary>The test runner, or, with the word <c>child</c>, the process that tests kill.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) =>
        args is [Child.Word, ..] ? Child.RunAsync(args[1], args[2])
        : args.Contains("-automated") || args.Contains("@@") ? Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args)
        : TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
}
