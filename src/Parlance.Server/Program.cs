using Parlance.Ares.Server;
using Parlance.Server.Configuration;
using Parlance.Server.Running;
using Parlance.Storage;

const int CannotStart = 1;
const int WrongConfiguration = 2;

if (args is ["--help" or "--help=table" or "--help=ares"])
{
    await Console.Out.WriteAsync(args[0] switch { "--help" => SettingsHelp.Text(), "--help=table" => SettingsHelp.Table(), _ => CommandPage.Render() });
    return 0;
}

try
{
    await using var run = new ParlanceRun(ParlanceApp.Build(args), Console.Out);
    await run.StartAsync(CancellationToken.None);
    await run.WaitAsync();
    return 0;
}
catch (ConfigurationException wrong)
{
    await Console.Error.WriteLineAsync($"parlance: {wrong.Message}");
    return WrongConfiguration;
}
catch (Exception problem) when (problem is StorageOpenException or IOException or FormatException)
{
    await Console.Error.WriteLineAsync($"parlance: {problem.Message.ReplaceLineEndings(" ")}");
    return CannotStart;
}
