using Parlance.Wire;

namespace Parlance.Ares;

/// <summary>What a client sends to a room.</summary>
public static partial class ToServer
{
    /// <summary>The client shows custom emotes.</summary>
    public readonly record struct EmotesSupported : IMessage<EmotesSupported>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Advanced, Direction.ToServer, 220, nameof(EmotesSupported), "Zorbo.Ares");

        /// <inheritdoc/>
        public static EmotesSupported Layout<TVisitor>(ref TVisitor v, in EmotesSupported m)
            where TVisitor : struct, IVisitor, allows ref struct => m;
    }

    /// <summary>Adds a custom emote.</summary>
    /// <param name="Shortcut">What is typed for it.</param>
    /// <param name="Size">Width and height in pixels.</param>
    /// <param name="Image">The picture.</param>
    public readonly record struct CustomEmote(string Shortcut, byte Size, byte[] Image) : IMessage<CustomEmote>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Advanced, Direction.ToServer, 221, nameof(CustomEmote), "Zorbo.Ares");

        /// <inheritdoc/>
        public static CustomEmote Layout<TVisitor>(ref TVisitor v, in CustomEmote m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.Str0("shortcut", m.Shortcut, AresLimits.Name),
                v.U8("size", m.Size),
                v.Tail("image", m.Image, AresLimits.Frame));
    }

    /// <summary>Removes a custom emote.</summary>
    /// <param name="Shortcut">What is typed for it.</param>
    public readonly record struct DeleteEmote(string Shortcut) : IMessage<DeleteEmote>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Advanced, Direction.ToServer, 222, nameof(DeleteEmote), "Zorbo.Ares");

        /// <inheritdoc/>
        public static DeleteEmote Layout<TVisitor>(ref TVisitor v, in DeleteEmote m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Str0("shortcut", m.Shortcut, AresLimits.Name));
    }
}

/// <summary>What a room sends to a client.</summary>
public static partial class ToClient
{
    /// <summary>How many custom emotes the room relays.</summary>
    /// <param name="Count">Per user; 0 for none.</param>
    public readonly record struct EmotesSupported(byte Count) : IMessage<EmotesSupported>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Advanced, Direction.ToClient, 220, nameof(EmotesSupported), "Zorbo.Ares");

        /// <inheritdoc/>
        public static EmotesSupported Layout<TVisitor>(ref TVisitor v, in EmotesSupported m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U8("count", m.Count));
    }

    /// <summary>A user's custom emote.</summary>
    /// <param name="Name">Name of the user.</param>
    /// <param name="Shortcut">What is typed for it.</param>
    /// <param name="Size">Width and height in pixels.</param>
    /// <param name="Image">The picture.</param>
    public readonly record struct CustomEmote(string Name, string Shortcut, byte Size, byte[] Image) : IMessage<CustomEmote>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Advanced, Direction.ToClient, 221, nameof(CustomEmote), "Zorbo.Ares");

        /// <inheritdoc/>
        public static CustomEmote Layout<TVisitor>(ref TVisitor v, in CustomEmote m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.Str0("name", m.Name, AresLimits.Name),
                v.Str0("shortcut", m.Shortcut, AresLimits.Name),
                v.U8("size", m.Size),
                v.Tail("image", m.Image, AresLimits.Frame));
    }

    /// <summary>A user removed a custom emote.</summary>
    /// <param name="Name">Name of the user.</param>
    /// <param name="Shortcut">What is typed for it.</param>
    public readonly record struct DeleteEmote(string Name, string Shortcut) : IMessage<DeleteEmote>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Advanced, Direction.ToClient, 222, nameof(DeleteEmote), "Zorbo.Ares");

        /// <inheritdoc/>
        public static DeleteEmote Layout<TVisitor>(ref TVisitor v, in DeleteEmote m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.Str0("name", m.Name, AresLimits.Name),
                v.Str0("shortcut", m.Shortcut, AresLimits.Name));
    }
}
