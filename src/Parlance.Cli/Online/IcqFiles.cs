using System.CommandLine;
using System.Globalization;
using System.Net;
using Parlance.Icq;

namespace Parlance.Cli.Online;

/// <summary><c>parlance icq file ...</c>: sends and takes files, from client to client.</summary>
internal static class IcqFiles
{
    private static readonly TimeSpan Arrival = TimeSpan.FromSeconds(20);

    public static Command Create(Func<AccountOptions> options) => new("file", "Send and take files, from client to client.") { Send(options), Receive(options) };

    private static Command Send(Func<AccountOptions> options)
    {
        var to = new Argument<uint>("to") { Description = "Number of the receiver, who must be online." };
        var files = new Argument<FileInfo[]>("files") { Description = "The files.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("send", "Send files; done when they have arrived. What was sent before is not sent again.") { to, files };
        return options().On(command, (parsed, account, answer, cancellation) => WithPeer(account, answer, async (client, peer) =>
        {
            var (other, paths) = (parsed.GetRequiredValue(to), parsed.GetRequiredValue(files));
            if (Array.Find(paths, path => !path.Exists) is { } missing)
            {
                return answer.Fail($"{missing.FullName} is not there", ExitCodes.Unusable);
            }

            return await FindAsync(client, other, cancellation) is { } place
                ? Told(answer, await peer.SendFilesAsync(place, [.. paths.Select(path => path.FullName)], cancellation: cancellation))
                : answer.Fail($"{other} is not online, or does not say where");
        }, cancellation));
    }

    private static Command Receive(Func<AccountOptions> options)
    {
        var directory = new Argument<DirectoryInfo>("directory") { Description = "Where to put them; names are made safe." };
        var once = new Option<bool>("--once") { Description = "End after the first offer." };
        var command = new Command("receive", "Take all files that are offered, until interrupted.") { directory, once };
        return options().On(command, (parsed, account, answer, cancellation) => WithPeer(account, answer, async (_, peer) =>
        {
            var folder = parsed.GetRequiredValue(directory);
            folder.Create();
            var events = peer.Events.SubscribeAsync(cancellation);
            answer.Say(new { state = "waiting" }, "waiting for files");
            try
            {
                await foreach (var told in events)
                {
                    if (told is IcqPeerEvent.FileOffered offered && Told(answer, await offered.Offer.AcceptAsync(folder.FullName, cancellation: cancellation)) is var code && parsed.GetValue(once))
                    {
                        return code;
                    }
                }
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return ExitCodes.Done;
            }

            return ExitCodes.Done;
        }, cancellation));
    }

    private static async Task<int> WithPeer(Account account, Answer answer, Func<IcqClient, IcqPeer, Task<int>> run, CancellationToken cancellation)
    {
        if (!uint.TryParse(account.User, NumberStyles.None, CultureInfo.InvariantCulture, out var uin))
        {
            return answer.Fail("an ICQ user is a number", ExitCodes.Unusable);
        }

        IcqClient? others = null;
        await using var peer = new IcqPeer(new IcqPeerOptions { Uin = uin, Listen = new IPEndPoint(account.Near, 0), Whereabouts = other => others?.Contacts[other]?.Peer });
        peer.Start();
        await using var client = IcqCommand.Client(account, peer.Port);
        others = client;
        return await client.LogInAsync(uin, account.Password, cancellation: cancellation) is var outcome and not IcqLoginOutcome.LoggedIn
            ? answer.Fail($"cannot log in: {outcome}")
            : await run(client, peer);
    }

    /// <summary>Where a user is: the server tells it of contacts who come online.</summary>
    private static async Task<IcqPeerAddress?> FindAsync(IcqClient client, uint other, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var events = client.Events.SubscribeAsync(patience.Token);
        await client.Contacts.AddAsync(other, cancellation: cancellation);
        patience.CancelAfter(Arrival);
        try
        {
            await foreach (var told in events)
            {
                if (client.Contacts[other]?.Peer is { } place)
                {
                    return place;
                }
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }

        return null;
    }

    private static int Told(Answer answer, IcqFileResult result)
    {
        answer.Say(new { outcome = result.Outcome.ToString(), files = result.Files, bytes = result.Bytes, reason = result.Reason }, $"{string.Join(", ", result.Files)}: {result.Outcome}, {result.Bytes} bytes {result.Reason}".TrimEnd());
        return result.Outcome == IcqFileOutcome.Done ? ExitCodes.Done : ExitCodes.No;
    }
}
