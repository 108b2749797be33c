using Parlance.Sessions;

namespace Parlance.Soulseek.Server;

/// <summary>Settings of the Soulseek network. Every property is the configuration key <c>Soulseek:Name</c>; docs/operate.md explains them.</summary>
public sealed class SoulseekOptions
{
    /// <summary>Whether the network runs.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Address and port it listens on.</summary>
    public string Endpoint { get; set; } = "127.0.0.1:2242";

    /// <summary>What is said at login. {users} and {username} are filled in.</summary>
    public string Greeting { get; set; } = "Welcome to Parlance. {users} people are online.";

    /// <summary>Lowest major version of a client that may log in; 0 for any.</summary>
    public uint MinimumVersion { get; set; }

    /// <summary>Answers a ping, as old servers did.</summary>
    public bool AnswerPing { get; set; }

    /// <summary>Answers the obsolete question for everybody online; the official server disconnects who asks.</summary>
    public bool AnswerGlobalUserList { get; set; } = true;

    /// <summary>Time between the searches of a wish list.</summary>
    public TimeSpan WishlistInterval { get; set; } = TimeSpan.FromMinutes(12);

    /// <summary>The same for people with privileges.</summary>
    public TimeSpan PrivilegedWishlistInterval { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Upload speed from which a client may have children in the tree, as clients compute it.</summary>
    public uint ParentMinSpeed { get; set; } = 1;

    /// <summary>Divisor by which clients compute how many children they may have.</summary>
    public uint ParentSpeedRatio { get; set; } = 50;

    /// <summary>Time between offers of parents to a client that has none.</summary>
    public TimeSpan ParentsInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Time after which somebody who never names a listening port is shown as online all the same.</summary>
    public TimeSpan AnnounceAfter { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How many chat lines somebody may send.</summary>
    public FloodOptions Flood { get; set; } = new();

    /// <summary>How many searches and other questions that concern many people somebody may send.</summary>
    public FloodOptions SearchFlood { get; set; } = new() { Burst = 50, PerSecond = 10 };
}
