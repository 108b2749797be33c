using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>Messages from a client to the server.</summary>
public static partial class ToServer
{
    /// <summary>How fast a download from someone was.</summary>
    /// <param name="Username">Name of the user.</param>
    /// <param name="Speed">Bytes a second.</param>
    public readonly record struct SendDownloadSpeed(string Username, uint Speed) : IMessage<SendDownloadSpeed>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 34, nameof(SendDownloadSpeed), "SLSKPROTOCOL server 34",
            "Obsolete; ignored.");

        /// <inheritdoc/>
        public static SendDownloadSpeed Layout<TVisitor>(ref TVisitor v, in SendDownloadSpeed m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.Str("username", m.Username, SoulseekLimits.Name), v.U32("speed", m.Speed));
    }

    /// <summary>Whether the user's upload slots are all taken.</summary>
    /// <param name="SlotsFull">1 when no upload slot is free; always 0 today.</param>
    public readonly record struct UploadSlotsFull(uint SlotsFull) : IMessage<UploadSlotsFull>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 40, nameof(UploadSlotsFull), "002 QueuedDownloads:40; SLSKPROTOCOL server 40",
            "Obsolete.");

        /// <inheritdoc/>
        public static UploadSlotsFull Layout<TVisitor>(ref TVisitor v, in UploadSlotsFull m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U32("slots full", m.SlotsFull));
    }

    /// <summary>At which place does a download of someone stand?</summary>
    /// <param name="Username">Name of the user.</param>
    /// <param name="Token">Number that the asker chose; answers carry it.</param>
    public readonly record struct PlaceInLineRequest(string Username, uint Token) : IMessage<PlaceInLineRequest>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 59, nameof(PlaceInLineRequest), "SLSKPROTOCOL server 59",
            "Obsolete; the server swaps in the sender's name and passes it on.");

        /// <inheritdoc/>
        public static PlaceInLineRequest Layout<TVisitor>(ref TVisitor v, in PlaceInLineRequest m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.Str("username", m.Username, SoulseekLimits.Name), v.U32("token", m.Token));
    }

    /// <summary>At which place someone's download stands.</summary>
    /// <param name="Username">Name of the user.</param>
    /// <param name="Token">Number that the asker chose; answers carry it.</param>
    /// <param name="Place">Place in the queue, from 1.</param>
    public readonly record struct PlaceInLineResponse(string Username, uint Token, uint Place) : IMessage<PlaceInLineResponse>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 60, nameof(PlaceInLineResponse), "002 PlaceInLineResponse:60; SLSKPROTOCOL server 60",
            "Obsolete; the server swaps in the sender's name and passes it on.");

        /// <inheritdoc/>
        public static PlaceInLineResponse Layout<TVisitor>(ref TVisitor v, in PlaceInLineResponse m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.Str("username", m.Username, SoulseekLimits.Name), v.U32("token", m.Token), v.U32("place", m.Place));
    }

    /// <summary>How fast an upload was that has just ended.</summary>
    /// <param name="Speed">Bytes a second.</param>
    public readonly record struct SendUploadSpeed(uint Speed) : IMessage<SendUploadSpeed>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 121, nameof(SendUploadSpeed), "003 ChatRoomSearch (Code 120) again",
            "003 prints the heading of RoomSearch a second time.");

        /// <inheritdoc/>
        public static SendUploadSpeed Layout<TVisitor>(ref TVisitor v, in SendUploadSpeed m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U32("speed", m.Speed));
    }
}

/// <summary>Messages from the server to a client.</summary>
public static partial class ToClient
{
    /// <summary>Whether someone's upload slots are all taken.</summary>
    /// <param name="Username">Name of the user.</param>
    /// <param name="SlotsFull">1 when no upload slot is free; always 0 today.</param>
    public readonly record struct UploadSlotsFull(string Username, uint SlotsFull) : IMessage<UploadSlotsFull>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 40, nameof(UploadSlotsFull), "002 QueuedDownloads:40; SLSKPROTOCOL server 40",
            "Obsolete.");

        /// <inheritdoc/>
        public static UploadSlotsFull Layout<TVisitor>(ref TVisitor v, in UploadSlotsFull m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.Str("username", m.Username, SoulseekLimits.Name), v.U32("slots full", m.SlotsFull));
    }

    /// <summary>Someone asks at which place his download stands.</summary>
    /// <param name="Username">Name of the user.</param>
    /// <param name="Token">Number that the asker chose; answers carry it.</param>
    public readonly record struct PlaceInLineRequest(string Username, uint Token) : IMessage<PlaceInLineRequest>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 59, nameof(PlaceInLineRequest), "SLSKPROTOCOL server 59",
            "Obsolete.");

        /// <inheritdoc/>
        public static PlaceInLineRequest Layout<TVisitor>(ref TVisitor v, in PlaceInLineRequest m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.Str("username", m.Username, SoulseekLimits.Name), v.U32("token", m.Token));
    }

    /// <summary>At which place a download from someone stands.</summary>
    /// <param name="Username">Name of the user.</param>
    /// <param name="Token">Number that the asker chose; answers carry it.</param>
    /// <param name="Place">Place in the queue, from 1.</param>
    public readonly record struct PlaceInLineResponse(string Username, uint Token, uint Place) : IMessage<PlaceInLineResponse>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 60, nameof(PlaceInLineResponse), "002 PlaceInLineResponse:60; SLSKPROTOCOL server 60",
            "Obsolete.");

        /// <inheritdoc/>
        public static PlaceInLineResponse Layout<TVisitor>(ref TVisitor v, in PlaceInLineResponse m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.Str("username", m.Username, SoulseekLimits.Name), v.U32("token", m.Token), v.U32("place", m.Place));
    }
}
