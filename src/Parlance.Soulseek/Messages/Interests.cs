using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>Messages from a client to the server.</summary>
public static partial class ToServer
{
    /// <summary>What else do those like who like an item?</summary>
    /// <param name="Item">An interest, in lower case.</param>
    public readonly record struct SimilarRecommendations(string Item) : IMessage<SimilarRecommendations>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 50, nameof(SimilarRecommendations), "SLSKPROTOCOL server 50",
            "Obsolete.");

        /// <inheritdoc/>
        public static SimilarRecommendations Layout<TVisitor>(ref TVisitor v, in SimilarRecommendations m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Str("item", m.Item, SoulseekLimits.Name));
    }

    /// <summary>The user likes an item.</summary>
    /// <param name="Item">An interest, in lower case.</param>
    public readonly record struct AddThingILike(string Item) : IMessage<AddThingILike>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 51, nameof(AddThingILike), "SLSKPROTOCOL server 51");

        /// <inheritdoc/>
        public static AddThingILike Layout<TVisitor>(ref TVisitor v, in AddThingILike m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Str("item", m.Item, SoulseekLimits.Name));
    }

    /// <summary>The user likes it no longer.</summary>
    /// <param name="Item">An interest, in lower case.</param>
    public readonly record struct RemoveThingILike(string Item) : IMessage<RemoveThingILike>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 52, nameof(RemoveThingILike), "SLSKPROTOCOL server 52");

        /// <inheritdoc/>
        public static RemoveThingILike Layout<TVisitor>(ref TVisitor v, in RemoveThingILike m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Str("item", m.Item, SoulseekLimits.Name));
    }

    /// <summary>What might the user like?</summary>
    public readonly record struct Recommendations : IMessage<Recommendations>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 54, nameof(Recommendations), "SLSKPROTOCOL server 54");

        /// <inheritdoc/>
        public static Recommendations Layout<TVisitor>(ref TVisitor v, in Recommendations m)
            where TVisitor : struct, IVisitor, allows ref struct => default;
    }

    /// <summary>What does the user like?</summary>
    public readonly record struct MyRecommendations : IMessage<MyRecommendations>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 55, nameof(MyRecommendations), "SLSKPROTOCOL server 55",
            "Obsolete.");

        /// <inheritdoc/>
        public static MyRecommendations Layout<TVisitor>(ref TVisitor v, in MyRecommendations m)
            where TVisitor : struct, IVisitor, allows ref struct => default;
    }

    /// <summary>What do most users like?</summary>
    public readonly record struct GlobalRecommendations : IMessage<GlobalRecommendations>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 56, nameof(GlobalRecommendations), "SLSKPROTOCOL server 56");

        /// <inheritdoc/>
        public static GlobalRecommendations Layout<TVisitor>(ref TVisitor v, in GlobalRecommendations m)
            where TVisitor : struct, IVisitor, allows ref struct => default;
    }

    /// <summary>What does someone like and hate?</summary>
    /// <param name="Username">Name of the user.</param>
    public readonly record struct UserInterests(string Username) : IMessage<UserInterests>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 57, nameof(UserInterests), "SLSKPROTOCOL server 57");

        /// <inheritdoc/>
        public static UserInterests Layout<TVisitor>(ref TVisitor v, in UserInterests m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Str("username", m.Username, SoulseekLimits.Name));
    }

    /// <summary>Who likes the same?</summary>
    public readonly record struct SimilarUsers : IMessage<SimilarUsers>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 110, nameof(SimilarUsers), "003 GetSimilarUsers (Code 110)");

        /// <inheritdoc/>
        public static SimilarUsers Layout<TVisitor>(ref TVisitor v, in SimilarUsers m)
            where TVisitor : struct, IVisitor, allows ref struct => default;
    }

    /// <summary>What goes with an item?</summary>
    /// <param name="Item">An interest, in lower case.</param>
    public readonly record struct ItemRecommendations(string Item) : IMessage<ItemRecommendations>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 111, nameof(ItemRecommendations), "003 GetItemRecommendations (Code 111)");

        /// <inheritdoc/>
        public static ItemRecommendations Layout<TVisitor>(ref TVisitor v, in ItemRecommendations m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Str("item", m.Item, SoulseekLimits.Name));
    }

    /// <summary>Who likes an item?</summary>
    /// <param name="Item">An interest, in lower case.</param>
    public readonly record struct ItemSimilarUsers(string Item) : IMessage<ItemSimilarUsers>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 112, nameof(ItemSimilarUsers), "SLSKPROTOCOL server 112");

        /// <inheritdoc/>
        public static ItemSimilarUsers Layout<TVisitor>(ref TVisitor v, in ItemSimilarUsers m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Str("item", m.Item, SoulseekLimits.Name));
    }

    /// <summary>The user hates an item.</summary>
    /// <param name="Item">An interest, in lower case.</param>
    public readonly record struct AddThingIHate(string Item) : IMessage<AddThingIHate>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 117, nameof(AddThingIHate), "SLSKPROTOCOL server 117");

        /// <inheritdoc/>
        public static AddThingIHate Layout<TVisitor>(ref TVisitor v, in AddThingIHate m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Str("item", m.Item, SoulseekLimits.Name));
    }

    /// <summary>The user hates it no longer.</summary>
    /// <param name="Item">An interest, in lower case.</param>
    public readonly record struct RemoveThingIHate(string Item) : IMessage<RemoveThingIHate>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 118, nameof(RemoveThingIHate), "SLSKPROTOCOL server 118");

        /// <inheritdoc/>
        public static RemoveThingIHate Layout<TVisitor>(ref TVisitor v, in RemoveThingIHate m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Str("item", m.Item, SoulseekLimits.Name));
    }
}

/// <summary>Messages from the server to a client.</summary>
public static partial class ToClient
{
    /// <summary>What goes with an item.</summary>
    /// <param name="Item">An interest, in lower case.</param>
    /// <param name="Items">Other items.</param>
    public readonly record struct SimilarRecommendations(string Item, string[] Items) : IMessage<SimilarRecommendations>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 50, nameof(SimilarRecommendations), "SLSKPROTOCOL server 50",
            "Obsolete.");

        /// <inheritdoc/>
        public static SimilarRecommendations Layout<TVisitor>(ref TVisitor v, in SimilarRecommendations m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.Str("item", m.Item, SoulseekLimits.Name),
                v.Strings("items", m.Items, SoulseekLimits.ListFromServer, SoulseekLimits.Name));
    }

    /// <summary>What the user might like, and what not.</summary>
    /// <param name="Recommended">Items with their scores, best first.</param>
    /// <param name="Unrecommended">Items with their scores, worst first.</param>
    public readonly record struct Recommendations(Recommendation[] Recommended, Recommendation[] Unrecommended) : IMessage<Recommendations>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 54, nameof(Recommendations), "SLSKPROTOCOL server 54",
            "An item may stand in both lists; clients go by the sign of the score.");

        /// <inheritdoc/>
        public static Recommendations Layout<TVisitor>(ref TVisitor v, in Recommendations m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.List("recommendations", m.Recommended, SoulseekLimits.ListFromServer),
                v.TailList("unrecommendations", m.Unrecommended, SoulseekLimits.ListFromServer));
    }

    /// <summary>What the user likes.</summary>
    /// <param name="Items">Items.</param>
    public readonly record struct MyRecommendations(string[] Items) : IMessage<MyRecommendations>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 55, nameof(MyRecommendations), "SLSKPROTOCOL server 55",
            "Obsolete.");

        /// <inheritdoc/>
        public static MyRecommendations Layout<TVisitor>(ref TVisitor v, in MyRecommendations m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Strings("items", m.Items, SoulseekLimits.ListFromServer, SoulseekLimits.Name));
    }

    /// <summary>What most users like, and hate.</summary>
    /// <param name="Recommended">Items with their scores, best first.</param>
    /// <param name="Unrecommended">Items with their scores, worst first.</param>
    public readonly record struct GlobalRecommendations(Recommendation[] Recommended, Recommendation[] Unrecommended) : IMessage<GlobalRecommendations>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 56, nameof(GlobalRecommendations), "SLSKPROTOCOL server 56");

        /// <inheritdoc/>
        public static GlobalRecommendations Layout<TVisitor>(ref TVisitor v, in GlobalRecommendations m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.List("recommendations", m.Recommended, SoulseekLimits.ListFromServer),
                v.TailList("unrecommendations", m.Unrecommended, SoulseekLimits.ListFromServer));
    }

    /// <summary>What someone likes and hates.</summary>
    /// <param name="Username">Name of the user.</param>
    /// <param name="Likes">Items liked.</param>
    /// <param name="Hates">Items hated.</param>
    public readonly record struct UserInterests(string Username, string[] Likes, string[] Hates) : IMessage<UserInterests>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 57, nameof(UserInterests), "SLSKPROTOCOL server 57");

        /// <inheritdoc/>
        public static UserInterests Layout<TVisitor>(ref TVisitor v, in UserInterests m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.Str("username", m.Username, SoulseekLimits.Name),
                v.Strings("likes", m.Likes, SoulseekLimits.ListFromServer, SoulseekLimits.Name),
                v.TailTexts("hates", m.Hates, SoulseekLimits.ListFromServer, SoulseekLimits.Name));
    }

    /// <summary>Who likes the same.</summary>
    /// <param name="Users">Users with their scores.</param>
    public readonly record struct SimilarUsers(SimilarUser[] Users) : IMessage<SimilarUsers>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 110, nameof(SimilarUsers), "003 GetSimilarUsers (Code 110)",
            "003 calls the score status.");

        /// <inheritdoc/>
        public static SimilarUsers Layout<TVisitor>(ref TVisitor v, in SimilarUsers m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.List("users", m.Users, SoulseekLimits.ListFromServer));
    }

    /// <summary>What goes with an item.</summary>
    /// <param name="Item">An interest, in lower case.</param>
    /// <param name="Recommendations">Items with their scores.</param>
    public readonly record struct ItemRecommendations(string Item, Recommendation[] Recommendations) : IMessage<ItemRecommendations>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 111, nameof(ItemRecommendations), "003 GetItemRecommendations (Code 111)");

        /// <inheritdoc/>
        public static ItemRecommendations Layout<TVisitor>(ref TVisitor v, in ItemRecommendations m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.Str("item", m.Item, SoulseekLimits.Name), v.List("recommendations", m.Recommendations, SoulseekLimits.ListFromServer));
    }

    /// <summary>Who likes an item.</summary>
    /// <param name="Item">An interest, in lower case.</param>
    /// <param name="Usernames">Names of users.</param>
    public readonly record struct ItemSimilarUsers(string Item, string[] Usernames) : IMessage<ItemSimilarUsers>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 112, nameof(ItemSimilarUsers), "SLSKPROTOCOL server 112");

        /// <inheritdoc/>
        public static ItemSimilarUsers Layout<TVisitor>(ref TVisitor v, in ItemSimilarUsers m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.Str("item", m.Item, SoulseekLimits.Name),
                v.Strings("usernames", m.Usernames, SoulseekLimits.ListFromServer, SoulseekLimits.Name));
    }
}
