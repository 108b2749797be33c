using System.Globalization;
using Parlance.Wire;
using Parlance.Wire.Clients;

namespace Parlance.Icq;

/// <summary>The receiving side of a file transfer, from the introduction of the sender on.</summary>
internal sealed class FileReceiving(IcqPeer peer, FrameStream stream, uint from, long offered, string folder, IProgress<IcqFileProgress>? progress)
{
    private const uint FullSpeed = 100;

    /// <summary>Leaves room for the number of the sender and the size, by which a part is known again.</summary>
    private const int LongestOfPart = 220;

    /// <summary>Bytes that are gathered before they are written and told of.</summary>
    private const int MostWaiting = 1 << 17;

    private readonly List<string> whole = [];
    private long taken;
    private long announced;
    private int files = 1;

    public async Task<IcqFileResult> RunAsync(CancellationToken cancellation)
    {
        using var patience = peer.Patience(peer.Options.StallTimeout, cancellation);
        try
        {
            while (whole.Count < files && await NextAsync(patience).ConfigureAwait(false) is { } frame)
            {
                await TakeAsync(frame, patience).ConfigureAwait(false);
            }

            return Result(whole.Count == files ? IcqFileOutcome.Done : IcqFileOutcome.Broken, string.Empty);
        }
        catch (Exception broken) when (broken is WireException or IOException)
        {
            return Result(IcqFileOutcome.Broken, broken.Message);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Result(IcqFileOutcome.Broken, "it stood still for too long");
        }
    }

    private IcqFileResult Result(IcqFileOutcome outcome, string reason) => new(outcome, whole, taken, reason);

    private async ValueTask<ReadOnlyMemory<byte>?> NextAsync(Deadline patience)
    {
        var frame = await stream.ReadAsync(patience.Token).ConfigureAwait(false);
        patience.Extend();
        return frame is { Length: 0 } ? throw new WireException("code", 0, "an empty frame") : frame;
    }

    private async Task TakeAsync(ReadOnlyMemory<byte> frame, Deadline patience)
    {
        switch (frame.Span[0])
        {
            case 0:
                var init = Reader.Read<ToPeer.FileInit>(frame.Span[1..], IcqStyle.Two);
                files = init.Files is > 0 && init.Files <= peer.Options.MostFiles ? (int)init.Files : throw new WireException("files", 5, $"{init.Files} files");
                var reply = new ToPeer.FileInitReply(FullSpeed, peer.Options.Codepage.Encode(peer.Options.Nick));
                await stream.WriteAsync(PeerWords.Frame(reply, IcqFraming.File), patience.Token).ConfigureAwait(false);
                break;
            case 2:
                await ReceiveAsync(Reader.Read<ToPeer.FileStart>(frame.Span[1..], IcqStyle.Two), patience).ConfigureAwait(false);
                break;
            case 4 or 5:
                // Where the sender stops, or how fast it wants to be: nothing to do here.
                break;
            default:
                throw new WireException("code", 0, $"{frame.Span[0]} between files");
        }
    }

    private async Task ReceiveAsync(ToPeer.FileStart start, Deadline patience)
    {
        announced += start.Size;
        if (announced > offered)
        {
            throw new WireException("size", 0, $"{announced} bytes, {offered} were offered");
        }

        var name = FileNames.Clean(BaseName(peer.Options.Codepage.Decode(start.Name)), FileNames.Longest);
        var part = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{FileNames.Clean(name, LongestOfPart)}.{from}-{start.Size}.part"));
        var target = OpenPart(part);
        await using (target.ConfigureAwait(false))
        {
            if (target.Length > start.Size)
            {
                target.SetLength(0);
            }

            target.Position = target.Length;
            await stream.WriteAsync(PeerWords.Frame(new ToPeer.FileResume((uint)target.Position, 0, FullSpeed), IcqFraming.File), patience.Token).ConfigureAwait(false);
            await FillAsync(target, name, start.Size, patience).ConfigureAwait(false);
        }

        whole.Add(FileNames.Settle(part, folder, name));
    }

    /// <summary>Frames are many and small: all that have come are written together.</summary>
    private async Task FillAsync(FileStream target, string name, uint size, Deadline patience)
    {
        var run = new RunWriter(target);
        for (var left = size - target.Position; left > 0;)
        {
            if (!stream.TryRead(out var frame))
            {
                await WriteAsync(run, target, name, size, patience).ConfigureAwait(false);
                frame = await NextAsync(patience).ConfigureAwait(false) ?? throw new WireException("data", 0, $"{left} bytes are missing");
            }

            var data = Data(frame, left);
            if (run.Waiting + data.Length > MostWaiting)
            {
                await WriteAsync(run, target, name, size, patience).ConfigureAwait(false);
            }

            await run.AddAsync(data, patience.Token).ConfigureAwait(false);
            left -= data.Length;
        }

        await WriteAsync(run, target, name, size, patience).ConfigureAwait(false);
    }

    /// <summary>What a frame has of the file: nothing when it is about speed.</summary>
    private static ReadOnlyMemory<byte> Data(ReadOnlyMemory<byte> frame, long left) => frame.Length == 0
        ? throw new WireException("code", 0, "an empty frame")
        : frame.Span[0] switch
        {
            6 when frame.Length - 1 <= left => frame[1..],
            5 => default,
            var other => throw new WireException("code", 0, $"{other} in the midst of a file"),
        };

    private async ValueTask WriteAsync(RunWriter run, FileStream target, string name, uint size, Deadline patience)
    {
        var count = run.Waiting;
        if (count > 0)
        {
            await run.FlushAsync(patience.Token).ConfigureAwait(false);
            patience.Extend();
            taken += count;
            peer.Instruments.Carried(count);
            progress?.Report(new IcqFileProgress(name, whole.Count + 1, files, target.Position, size));
        }
    }

    /// <summary>What the sender calls the file, without its folders, in whichever way they are divided.</summary>
    private static string BaseName(string name) => name[(name.LastIndexOfAny(['/', '\\', ':']) + 1)..];

    /// <summary>Opens what an earlier attempt left, or something new; never what a link points to.</summary>
    private static FileStream OpenPart(string part)
    {
        var present = new FileInfo(part);
        return present.Exists && present.LinkTarget is null
            ? new FileStream(part, FileMode.Open, FileAccess.ReadWrite, FileShare.None, 0, useAsync: false)
            : new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0, useAsync: false);
    }
}
