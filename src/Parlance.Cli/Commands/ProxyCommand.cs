using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using Parlance.Cli.Decoding;
using Parlance.Cli.Proxying;

namespace Parlance.Cli.Commands;

/// <summary><c>parlance proxy LISTEN TARGET --network N</c>: stands between a client and its server and prints what they say.</summary>
internal static class ProxyCommand
{
    private const int FieldsShown = 64;

    public static Command Create()
    {
        var listen = new Argument<string>("listen") { Description = "Where the client is to connect to: HOST:PORT, or a port on this machine; port 0 takes a free one." };
        var target = new Argument<string>("target") { Description = "The real server: HOST:PORT, or a port on this machine." };
        var network = new Option<string>("--network", "-n") { Description = "The network.", Required = true };
        network.AcceptOnlyFromAmong([.. Networks.Names]);
        var full = new Option<bool>("--full") { Description = "Show all fields of long messages." };
        var password = DecodeCommand.PasswordOption();
        var command = new Command("proxy", "Stand between a client and a server, pass everything on, and print the messages as decode does; until interrupted.") { listen, target, network, full, password };
        command.SetAction(async (parsed, cancellation) =>
        {
            var output = parsed.InvocationConfiguration.Output;
            if (HostPort.Parse(parsed.GetRequiredValue(listen)) is not { } from)
            {
                return await WrongAsync(parsed, $"{Printable.Quote(parsed.GetRequiredValue(listen))} is no HOST:PORT");
            }

            if (HostPort.Parse(parsed.GetRequiredValue(target)) is not { } to)
            {
                return await WrongAsync(parsed, $"{Printable.Quote(parsed.GetRequiredValue(target))} is no HOST:PORT");
            }

            var decoded = new DecodeOutput(TextWriter.Synchronized(output), parsed.GetValue(full) ? null : FieldsShown);
            var name = parsed.GetRequiredValue(network);
            var tap = new ProxyTap(Networks.Create(name, [to.Port], parsed.GetValue(password) ?? [], decoded), decoded, TimeProvider.System);
            try
            {
                await RunAsync(name, from, to, tap, output, cancellation);
            }
            catch (SocketException wrong)
            {
                return await WrongAsync(parsed, $"cannot listen on {from}: {wrong.Message}");
            }

            decoded.Summary();
            return decoded.Undecoded == 0 ? ExitCodes.Done : ExitCodes.No;
        });
        return command;
    }

    /// <summary>Soulseek and Ares travel by TCP, ICQ, MyICQ and the room list of Ares by UDP.</summary>
    [SuppressMessage("Reliability", "CA2025", Justification = "The relays are awaited before their sockets are closed.")]
    private static async Task RunAsync(string network, IPEndPoint from, IPEndPoint to, ProxyTap tap, TextWriter output, CancellationToken cancellation)
    {
        var running = new List<Task>();
        using var listener = network is "soulseek" or "ares" ? new TcpListener(from) : null;
        if (listener is not null)
        {
            listener.Start();
            from = (IPEndPoint)listener.LocalEndpoint;
            running.Add(new TcpRelay(to, tap).RunAsync(listener, cancellation));
        }

        using var datagrams = network is "soulseek" ? null : new UdpRelay(from, to, tap);
        if (datagrams is not null)
        {
            from = datagrams.LocalEndPoint;
            running.Add(datagrams.RunAsync(cancellation));
        }

        await output.WriteLineAsync($"(listening on {from} for {network} at {to})");
        await Task.WhenAll(running);
    }

    private static async Task<int> WrongAsync(ParseResult parsed, string what)
    {
        await parsed.InvocationConfiguration.Error.WriteLineAsync($"parlance proxy: {what}");
        return ExitCodes.Unusable;
    }
}
