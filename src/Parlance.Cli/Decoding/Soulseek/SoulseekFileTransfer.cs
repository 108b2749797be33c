using System.Globalization;
using Parlance.Cli.Streams;
using Parlance.Soulseek;
using Parlance.Wire;

namespace Parlance.Cli.Decoding.Soulseek;

/// <summary>A connection of type <c>F</c> behind its first frame: who speaks first tells a token, the other one an offset, the rest is the file.</summary>
internal sealed class SoulseekFileTransfer(SoulseekMessages messages)
{
    private const int TokenSize = 4;
    private const int OffsetSize = 8;
    private readonly bool[] introduced = new bool[2];
    private readonly long[] dataBytes = new long[2];
    private readonly long[] missing = new long[2];
    private Side? uploader;

    /// <summary>Someone speaks; who does so first is the uploader.</summary>
    public void Hear(Side side) => uploader ??= side;

    /// <summary>Takes bytes off the queue as far as they are understood.</summary>
    public void Decode(Side side, SoulseekFrameQueue queue, in Heard heard)
    {
        if (!introduced[(int)side] && !Introduce(side, queue, heard))
        {
            return;
        }

        var waiting = queue.Bytes.Length;
        var lacking = queue.Bytes.Lacking(waiting);
        dataBytes[(int)side] += waiting - lacking;
        missing[(int)side] += lacking;
        queue.Bytes.Drop(waiting);
    }

    /// <summary>Tells how much of the file went by.</summary>
    public void End(Side side, in Heard heard)
    {
        if (dataBytes[(int)side] + missing[(int)side] > 0)
        {
            var lacks = missing[(int)side] == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $", {missing[(int)side]} more not captured");
            messages.Output.Note(heard, string.Create(CultureInfo.InvariantCulture, $"file data: {dataBytes[(int)side]} bytes{lacks}"));
        }
    }

    private bool Introduce(Side side, SoulseekFrameQueue queue, in Heard heard)
    {
        var isUploader = uploader == side;
        var size = isUploader ? TokenSize : OffsetSize;
        if (queue.Bytes.Length < size)
        {
            return false;
        }

        introduced[(int)side] = true;
        var code = isUploader ? ToPeer.FileTransferInit.Spec.Code : ToPeer.FileOffset.Spec.Code;
        var bytes = queue.Bytes.Memory.Span[..size];
        messages.Print(heard, SoulseekLinks.File, Direction.ToPeer, code, bytes, bytes);
        queue.Bytes.Drop(size);
        return true;
    }
}
