using Parlance.Wire;
using Parlance.Wire.Clients;

namespace Parlance.Icq;

/// <summary>The sending side of a file transfer, from its own introduction on.</summary>
internal sealed class FileSending(IcqPeer peer, FrameStream stream, IReadOnlyList<FileInfo> files, IProgress<IcqFileProgress>? progress)
{
    private const uint FullSpeed = 100;

    /// <summary>Bytes of a file in a frame (icqlib 1.x).</summary>
    private const int Chunk = 2048;

    /// <summary>Frames that leave together.</summary>
    private const int Batch = 128;

    private readonly List<string> whole = [];
    private long sent;

    public async Task<IcqFileResult> RunAsync(CancellationToken cancellation)
    {
        using var patience = peer.Patience(peer.Options.StallTimeout, cancellation);
        try
        {
            await SendAsync(patience).ConfigureAwait(false);
            return new IcqFileResult(IcqFileOutcome.Done, whole, sent, string.Empty);
        }
        catch (Exception broken) when (broken is IOException or WireException)
        {
            return new IcqFileResult(IcqFileOutcome.Broken, whole, sent, broken.Message);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new IcqFileResult(IcqFileOutcome.Broken, whole, sent, "it stood still for too long");
        }
    }

    private async Task SendAsync(Deadline patience)
    {
        var page = peer.Options.Codepage;
        var total = (uint)files.Sum(file => file.Length);
        await WriteAsync(new ToPeer.FileInit(0, (uint)files.Count, total, FullSpeed, page.Encode(peer.Options.Nick)), patience).ConfigureAwait(false);
        await ExpectAsync(1, patience).ConfigureAwait(false);
        foreach (var file in files)
        {
            var content = file.Open(new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.Read, BufferSize = 0 });
            await using (content.ConfigureAwait(false))
            {
                var name = page.Encode(file.Name, IcqLimits.Short);
                await WriteAsync(new ToPeer.FileStart(0, name, string.Empty, (uint)file.Length, 0, FullSpeed), patience).ConfigureAwait(false);
                var resume = Reader.Read<ToPeer.FileResume>((await ExpectAsync(3, patience).ConfigureAwait(false)).Span, IcqStyle.Two);
                content.Position = resume.Offset <= file.Length ? resume.Offset : throw new WireException("offset", 1, $"{resume.Offset} of {file.Length}");
                await SendAsync(content, file, patience).ConfigureAwait(false);
            }

            whole.Add(file.FullName);
        }

        await ClosedAsync(patience).ConfigureAwait(false);
    }

    private async Task SendAsync(FileStream content, FileInfo file, Deadline patience)
    {
        var bytes = new byte[Chunk * Batch];
        using var frames = new WireBuffer(bytes.Length + (Batch * 3));
        while (content.Position < file.Length)
        {
            var count = await content.ReadAsync(bytes, patience.Token).ConfigureAwait(false);
            if (count == 0)
            {
                throw new IOException("The file has become shorter while it was sent.");
            }

            frames.Clear();
            for (var at = 0; at < count; at += Chunk)
            {
                var start = IcqFraming.File.Begin(frames, ToPeer.FileData.Spec.Code);
                bytes.AsSpan(at, Math.Min(Chunk, count - at)).CopyTo(frames.Take(Math.Min(Chunk, count - at)));
                IcqFraming.File.End(frames, start);
            }

            await stream.WriteAsync(frames.WrittenMemory, patience.Token).ConfigureAwait(false);
            patience.Extend();
            sent += count;
            peer.Instruments.Carried(count);
            progress?.Report(new IcqFileProgress(file.FullName, whole.Count + 1, files.Count, content.Position, file.Length));
        }
    }

    private ValueTask WriteAsync<T>(in T message, Deadline patience)
        where T : struct, IMessage<T> => stream.WriteAsync(PeerWords.Frame(message, IcqFraming.File), patience.Token);

    /// <summary>The next frame that is not about speed.</summary>
    private async Task<ReadOnlyMemory<byte>> ExpectAsync(byte code, Deadline patience)
    {
        while (await stream.ReadAsync(patience.Token).ConfigureAwait(false) is { } frame)
        {
            patience.Extend();
            if (frame.Length > 0 && frame.Span[0] == code)
            {
                return frame[1..];
            }

            if (frame.Length == 0 || frame.Span[0] != ToPeer.FileSpeed.Spec.Code)
            {
                throw new WireException("code", 0, $"{(frame.Length == 0 ? -1 : frame.Span[0])} instead of {code}");
            }
        }

        throw new WireException("frame", 0, "the other side has closed");
    }

    /// <summary>Closing at once could take bytes away that the other side has not read, so it is left to close.</summary>
    private async Task ClosedAsync(Deadline patience)
    {
        stream.Finish();
        while (await stream.ReadAsync(patience.Token).ConfigureAwait(false) is not null)
        {
            patience.Extend();
        }
    }
}
