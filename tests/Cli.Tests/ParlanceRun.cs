using System.CommandLine;

namespace Parlance.Cli.Tests;

/// <summary>One run of the command line, in this process.</summary>
internal sealed record ParlanceRun(int Code, string Output, string Error)
{
    public string LastLine => Output.TrimEnd('\n').Split('\n')[^1].TrimEnd('\r');

    public IEnumerable<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static ParlanceRun Of(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var parsed = ParlanceCommand.Create().Parse(arguments);
        var code = parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        return new ParlanceRun(parsed.Errors.Count > 0 ? ExitCodes.Unusable : code, output.ToString(), error.ToString());
    }
}
