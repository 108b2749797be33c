using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>A file that somebody asked for.</summary>
public sealed class Upload
{
    private long sent;
    private int state;
    private long begun = -1;

    internal Upload(string username, WireText file, long size, DateTimeOffset asked)
    {
        Username = username;
        File = file;
        Size = size;
        Asked = asked;
    }

    /// <summary>Who asked for it.</summary>
    public string Username { get; }

    /// <summary>Its path as he spelled it.</summary>
    public WireText File { get; }

    /// <summary>Its size in bytes: at the last scan, and from <see cref="UploadState.Starting"/> on as it really is.</summary>
    public long Size { get; internal set; }

    /// <summary>When he asked for it.</summary>
    public DateTimeOffset Asked { get; }

    /// <summary>How it stands.</summary>
    public UploadState State
    {
        get => (UploadState)Volatile.Read(ref state);
        internal set => Volatile.Write(ref state, (int)value);
    }

    /// <summary>Why it failed.</summary>
    public UploadFailure Failure { get; internal set; }

    /// <summary>From which byte on he wants it.</summary>
    public long Offset { get; internal set; }

    /// <summary>Bytes handed to the connection so far, without what he had already.</summary>
    public long Sent
    {
        get => Volatile.Read(ref sent);
        internal set => Volatile.Write(ref sent, value);
    }

    /// <summary>Bytes a second over the whole upload, once it has ended; 0 before.</summary>
    public long Speed { get; internal set; }

    /// <summary>How often the user could not be reached before.</summary>
    internal int Tries { get; init; }

    /// <summary>Where it stands in the list of all.</summary>
    internal LinkedListNode<Upload>? Place { get; set; }

    /// <summary>Notes when the first byte was sent.</summary>
    internal void Begin(long timestamp) => Volatile.Write(ref begun, timestamp);

    /// <summary>Bytes a second since the first byte; 0 before it.</summary>
    internal long SpeedSoFar(TimeProvider time) => Volatile.Read(ref begun) is >= 0 and var start ? (long)(Sent / Math.Max(time.GetElapsedTime(start).TotalSeconds, 0.001)) : 0;
}

/// <summary>An upload changed its state.</summary>
/// <param name="Upload">Which.</param>
/// <param name="State">Its state then; <see cref="Upload.State"/> may have moved on.</param>
public readonly record struct UploadChanged(Upload Upload, UploadState State);
