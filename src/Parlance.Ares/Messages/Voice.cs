using Parlance.Wire;

namespace Parlance.Ares;

/// <summary>What a client sends to a room.</summary>
public static partial class ToServer
{
    /// <summary>Whether the client plays voice clips.</summary>
    /// <param name="IsPublic">Those for the room.</param>
    /// <param name="IsPrivate">Those for one user.</param>
    public readonly record struct VoiceSupported(bool IsPublic, bool IsPrivate) : IMessage<VoiceSupported>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Advanced, Direction.ToServer, 205, nameof(VoiceSupported), "cb0t 3.39");

        /// <inheritdoc/>
        public static VoiceSupported Layout<TVisitor>(ref TVisitor v, in VoiceSupported m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Bool("isPublic", m.IsPublic), v.Bool("isPrivate", m.IsPrivate));
    }

    /// <summary>A voice clip for the room begins.</summary>
    /// <param name="Clip">See <see cref="VoiceClip"/>; rooms relay it as it came.</param>
    public readonly record struct VoiceFirst(byte[] Clip) : IMessage<VoiceFirst>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Advanced, Direction.ToServer, 206, nameof(VoiceFirst), "cb0t 3.39");

        /// <inheritdoc/>
        public static VoiceFirst Layout<TVisitor>(ref TVisitor v, in VoiceFirst m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Tail("clip", m.Clip, AresLimits.Frame));
    }

    /// <summary>A voice clip for one user begins.</summary>
    /// <param name="Name">Name of the receiver.</param>
    /// <param name="Clip">See <see cref="VoiceClip"/>.</param>
    public readonly record struct VoicePrivateFirst(string Name, byte[] Clip) : IMessage<VoicePrivateFirst>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Advanced, Direction.ToServer, 207, nameof(VoicePrivateFirst), "cb0t 3.39");

        /// <inheritdoc/>
        public static VoicePrivateFirst Layout<TVisitor>(ref TVisitor v, in VoicePrivateFirst m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.Str0("name", m.Name, AresLimits.Name),
                v.Tail("clip", m.Clip, AresLimits.Frame));
    }

    /// <summary>A voice clip for the room goes on.</summary>
    /// <param name="Id">Identity of the clip.</param>
    /// <param name="Content">At most 6144 bytes.</param>
    public readonly record struct VoiceChunk(uint Id, byte[] Content) : IMessage<VoiceChunk>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Advanced, Direction.ToServer, 208, nameof(VoiceChunk), "cb0t 3.39");

        /// <inheritdoc/>
        public static VoiceChunk Layout<TVisitor>(ref TVisitor v, in VoiceChunk m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U32("id", m.Id), v.Tail("content", m.Content, AresLimits.Frame));
    }

    /// <summary>A voice clip for one user goes on.</summary>
    /// <param name="Name">Name of the receiver.</param>
    /// <param name="Id">Identity of the clip.</param>
    /// <param name="Content">At most 6144 bytes.</param>
    public readonly record struct VoicePrivateChunk(string Name, uint Id, byte[] Content) : IMessage<VoicePrivateChunk>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Advanced, Direction.ToServer, 209, nameof(VoicePrivateChunk), "cb0t 3.39");

        /// <inheritdoc/>
        public static VoicePrivateChunk Layout<TVisitor>(ref TVisitor v, in VoicePrivateChunk m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.Str0("name", m.Name, AresLimits.Name),
                v.U32("id", m.Id),
                v.Tail("content", m.Content, AresLimits.Frame));
    }

    /// <summary>Toggles that a user's voice clips are ignored.</summary>
    /// <param name="Name">Name of the user.</param>
    public readonly record struct VoiceIgnore(string Name) : IMessage<VoiceIgnore>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Advanced, Direction.ToServer, 210, nameof(VoiceIgnore), "cb0t 3.39");

        /// <inheritdoc/>
        public static VoiceIgnore Layout<TVisitor>(ref TVisitor v, in VoiceIgnore m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Str0("name", m.Name, AresLimits.Name));
    }
}

/// <summary>What a room sends to a client.</summary>
public static partial class ToClient
{
    /// <summary>Whether the room relays voice clips.</summary>
    /// <param name="IsEnabled">It does.</param>
    /// <param name="Quality">1 for high quality.</param>
    public readonly record struct VoiceSupported(bool IsEnabled, byte Quality) : IMessage<VoiceSupported>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Advanced, Direction.ToClient, 205, nameof(VoiceSupported), "cb0t 3.39");

        /// <inheritdoc/>
        public static VoiceSupported Layout<TVisitor>(ref TVisitor v, in VoiceSupported m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Bool("isEnabled", m.IsEnabled), v.U8("quality", m.Quality));
    }

    /// <summary>A voice clip for the room begins.</summary>
    /// <param name="Name">Name of the sender.</param>
    /// <param name="Clip">See <see cref="VoiceClip"/>.</param>
    public readonly record struct VoiceFirst(string Name, byte[] Clip) : IMessage<VoiceFirst>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Advanced, Direction.ToClient, 206, nameof(VoiceFirst), "cb0t 3.39");

        /// <inheritdoc/>
        public static VoiceFirst Layout<TVisitor>(ref TVisitor v, in VoiceFirst m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.Str0("name", m.Name, AresLimits.Name),
                v.Tail("clip", m.Clip, AresLimits.Frame));
    }

    /// <summary>A voice clip for the receiver alone begins.</summary>
    /// <param name="Name">Name of the sender.</param>
    /// <param name="Clip">See <see cref="VoiceClip"/>.</param>
    public readonly record struct VoicePrivateFirst(string Name, byte[] Clip) : IMessage<VoicePrivateFirst>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Advanced, Direction.ToClient, 207, nameof(VoicePrivateFirst), "cb0t 3.39");

        /// <inheritdoc/>
        public static VoicePrivateFirst Layout<TVisitor>(ref TVisitor v, in VoicePrivateFirst m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.Str0("name", m.Name, AresLimits.Name),
                v.Tail("clip", m.Clip, AresLimits.Frame));
    }

    /// <summary>A voice clip for the room goes on.</summary>
    /// <param name="Name">Name of the sender.</param>
    /// <param name="Id">Identity of the clip.</param>
    /// <param name="Content">At most 6144 bytes.</param>
    public readonly record struct VoiceChunk(string Name, uint Id, byte[] Content) : IMessage<VoiceChunk>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Advanced, Direction.ToClient, 208, nameof(VoiceChunk), "cb0t 3.39");

        /// <inheritdoc/>
        public static VoiceChunk Layout<TVisitor>(ref TVisitor v, in VoiceChunk m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.Str0("name", m.Name, AresLimits.Name),
                v.U32("id", m.Id),
                v.Tail("content", m.Content, AresLimits.Frame));
    }

    /// <summary>A voice clip for the receiver alone goes on.</summary>
    /// <param name="Name">Name of the sender.</param>
    /// <param name="Id">Identity of the clip.</param>
    /// <param name="Content">At most 6144 bytes.</param>
    public readonly record struct VoicePrivateChunk(string Name, uint Id, byte[] Content) : IMessage<VoicePrivateChunk>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Advanced, Direction.ToClient, 209, nameof(VoicePrivateChunk), "cb0t 3.39");

        /// <inheritdoc/>
        public static VoicePrivateChunk Layout<TVisitor>(ref TVisitor v, in VoicePrivateChunk m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.Str0("name", m.Name, AresLimits.Name),
                v.U32("id", m.Id),
                v.Tail("content", m.Content, AresLimits.Frame));
    }

    /// <summary>A user ignores the receiver's voice clips.</summary>
    /// <param name="Name">Name of the user.</param>
    public readonly record struct VoiceIgnore(string Name) : IMessage<VoiceIgnore>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Advanced, Direction.ToClient, 210, nameof(VoiceIgnore), "cb0t 3.39");

        /// <inheritdoc/>
        public static VoiceIgnore Layout<TVisitor>(ref TVisitor v, in VoiceIgnore m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Str0("name", m.Name, AresLimits.Name));
    }

    /// <summary>A user takes no private voice clips.</summary>
    /// <param name="Name">Name of the user.</param>
    public readonly record struct NoPrivateVoice(string Name) : IMessage<NoPrivateVoice>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Advanced, Direction.ToClient, 211, nameof(NoPrivateVoice), "cb0t 3.39");

        /// <inheritdoc/>
        public static NoPrivateVoice Layout<TVisitor>(ref TVisitor v, in NoPrivateVoice m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Str0("name", m.Name, AresLimits.Name));
    }

    /// <summary>Which voice clips a user plays.</summary>
    /// <param name="Name">Name of the user.</param>
    /// <param name="IsPublic">Those for the room.</param>
    /// <param name="IsPrivate">Those for one user.</param>
    public readonly record struct UserVoiceSupport(string Name, bool IsPublic, bool IsPrivate) : IMessage<UserVoiceSupport>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Advanced, Direction.ToClient, 212, nameof(UserVoiceSupport), "cb0t 3.39");

        /// <inheritdoc/>
        public static UserVoiceSupport Layout<TVisitor>(ref TVisitor v, in UserVoiceSupport m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.Str0("name", m.Name, AresLimits.Name),
                v.Bool("isPublic", m.IsPublic),
                v.Bool("isPrivate", m.IsPrivate));
    }
}
