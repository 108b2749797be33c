namespace Parlance.Web;

/// <summary>The web port: pages, API, live feed.</summary>
public sealed class WebOptions
{
    /// <summary>Address and port it listens on.</summary>
    public string Endpoint { get; set; } = "127.0.0.1:8080";

    /// <summary>Names under which browsers may reach it, besides localhost and the address itself; with a port where it is not that of the endpoint. Behind a proxy: the proxy's public name.</summary>
    public IList<string> Hosts { get; set; } = [];

    /// <summary>Addresses or CIDR ranges of proxies in front of this port, whose word (X-Forwarded-For, X-Forwarded-Proto) on where a request comes from is taken.</summary>
    public IList<string> Proxies { get; set; } = [];

    /// <summary>Whether people may chat without an account, until the owner says otherwise in the set-up.</summary>
    public bool Guests { get; set; } = true;

    /// <summary>The room that guests enter first.</summary>
    public string Lobby { get; set; } = "Lobby";

    /// <summary>How long somebody stays online after their last page was closed; within it a page takes up again where it was.</summary>
    public TimeSpan Linger { get; set; } = TimeSpan.FromSeconds(45);

    /// <summary>How long a browser stays signed in without being used.</summary>
    public TimeSpan SignInTime { get; set; } = TimeSpan.FromDays(14);

    /// <summary>Browsers that may be signed in at once; the one unused for longest is signed out for a new one.</summary>
    public int SignIns { get; set; } = 20_000;

    /// <summary>Guests one address may sign in within ten minutes.</summary>
    public int GuestsPerAddress { get; set; } = 20;

    /// <summary>Connections one address may have to this port at once; a browser makes up to seven. Trusted networks are exempt.</summary>
    public int ConnectionsPerAddress { get; set; } = 64;

    /// <summary>Requests one caller may make at once; without a sign-in it is the address that counts.</summary>
    public int RequestBurst { get; set; } = 300;

    /// <summary>Requests per second one caller may make in the long run.</summary>
    public int RequestsPerSecond { get; set; } = 50;

    /// <summary>Live feeds one person may have open: pages, devices.</summary>
    public int FeedsPerPerson { get; set; } = 8;

    /// <summary>Lines of a room that are kept for somebody inside.</summary>
    public int LinesPerRoom { get; set; } = 300;

    /// <summary>Private messages of one conversation that are kept while somebody is online.</summary>
    public int MessagesPerConversation { get; set; } = 200;

    /// <summary>Private conversations that are kept while somebody is online; the oldest gives way.</summary>
    public int Conversations { get; set; } = 200;

    /// <summary>Chat lines of one person.</summary>
    public WebFlood Flood { get; set; } = new();
}

/// <summary>How many chat lines somebody may send at once and per second. More are delayed, not lost.</summary>
public sealed class WebFlood
{
    /// <summary>Lines at once.</summary>
    public int Burst { get; set; } = 5;

    /// <summary>Lines per second in the long run; 0 for no limit.</summary>
    public double PerSecond { get; set; } = 2;

    /// <summary>The longest delay; lines that would wait longer are refused.</summary>
    public TimeSpan LongestDelay { get; set; } = TimeSpan.FromSeconds(10);
}
