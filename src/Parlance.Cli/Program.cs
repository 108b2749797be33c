using System.CommandLine;
using System.Net.Sockets;
using Parlance.Ares.Client;
using Parlance.Cli;
using Parlance.Icq;
using Parlance.MyIcq;
using Parlance.Soulseek;

// The server that serve runs may take half a minute to let everybody go.
var patience = TimeSpan.FromSeconds(40);
var parsed = ParlanceCommand.Create().Parse(args);
try
{
    var code = await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = patience, EnableDefaultExceptionHandler = false });
    return parsed.Errors.Count > 0 ? ExitCodes.Unusable : code;
}
catch (Exception wrong) when (wrong is IOException or SocketException or UnauthorizedAccessException or AresException or IcqException or MyIcqException or SoulseekException or HttpRequestException)
{
    await Console.Error.WriteLineAsync($"parlance: {wrong.Message}");
    return ExitCodes.Unusable;
}
catch (OperationCanceledException)
{
    return ExitCodes.Unusable;
}
