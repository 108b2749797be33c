using System.Net;
using Parlance.Core.Events;
using Parlance.Core.Model;
using Parlance.Core.Ports;
using Parlance.Web.Contract;
using Parlance.Web.Feed;

namespace Parlance.Web.Chat;

/// <summary>One person's place in the browser: their session in the domain, what they were told lately, and the pages that read it. All of their pages and devices share it.</summary>
internal sealed class Seat : ISessionSink
{
    private readonly TimeProvider time;
    private readonly Action<Seat, SessionEnd> ended;
    private readonly WebOptions options;
    private readonly Person person;
    private volatile SessionEnd[] endings = [];
    private volatile Session? session;
    private long leftAt;

    /// <summary>Makes a place that nobody sits on.</summary>
    public Seat(Person person, IPAddress address, WebOptions options, int soft, int hard, TimeProvider time, Action<Seat, SessionEnd> ended)
    {
        this.person = person;
        Address = address;
        this.options = options;
        this.time = time;
        this.ended = ended;
        Log = new FeedLog(soft, hard, FirstNumber(time.GetUtcNow()), options.Linger, time);
        Memory = new ChatMemory(options);
        Pace = new Pace(options.Flood, time);
        leftAt = time.GetTimestamp();
    }

    /// <summary>Who sits here, under the name they go by at this moment.</summary>
    public Person Person => person.Account?.Person ?? person;

    /// <summary>Where they came from first.</summary>
    public IPAddress Address { get; }

    /// <summary>What they were told.</summary>
    public FeedLog Log { get; }

    /// <summary>What they heard and said, and how far they have read.</summary>
    public ChatMemory Memory { get; private set; }

    /// <summary>How quickly they may speak.</summary>
    public Pace Pace { get; }

    /// <summary>One thing at a time: coming online and going offline.</summary>
    public SemaphoreSlim Turn { get; } = new(1);

    /// <summary>Their session in the domain; null while they are not online in the browser.</summary>
    public Session? Session
    {
        get => session is { HasEnded: false } live ? live : null;
        set => session = value;
    }

    /// <summary>Why their session was ended by somebody else; null when it was not.</summary>
    public SessionEnd? Ending => endings is [var reason, ..] ? reason : null;

    /// <inheritdoc/>
    public bool IsLagging => Log.IsLagging;

    /// <summary>Nobody has read for so long that they count as gone.</summary>
    public bool IsDeserted => Log.Readers == 0 && time.GetElapsedTime(Interlocked.Read(ref leftAt)) > options.Linger;

    /// <summary>Somebody is there at this moment.</summary>
    public void Touch() => Interlocked.Exchange(ref leftAt, time.GetTimestamp());

    /// <summary>Forgets what was heard, before a new session begins.</summary>
    public void Renew()
    {
        Memory = new ChatMemory(options);
        endings = [];
    }

    /// <inheritdoc/>
    public void Deliver(Delivery delivery)
    {
        var now = time.GetUtcNow();
        switch (delivery.Event)
        {
            case RoomSaid said:
                Memory.Heard(Log.Append(FeedSubject.Of(FeedTopic.Chat), delivery, now), now, said, said.Speaker.Person == Person);
                break;
            case MessageArrived arrived:
                Receive(arrived, now);
                break;
            case RoomShown shown:
                Memory.Entered(shown.Room.Name);
                Log.Append(FeedSubject.Of(FeedTopic.Chat), new Delivery(new PageEvent(new RoomJoinedEvent(shown.Room.Name))), now);
                break;
            case RoomClosed closed:
                Memory.Left(closed.Room.Name);
                Log.Append(FeedSubject.Of(FeedTopic.Chat), delivery, now);
                break;
            default:
                Log.Append(FeedSubject.Of(FeedTopic.Chat), delivery, now);
                break;
        }
    }

    /// <summary>Tells the pages something that only they hear of.</summary>
    public long Tell(FeedTopic topic, FeedEvent what, int bytes = 128) => Log.Append(FeedSubject.Of(topic), new Delivery(new PageEvent(what, bytes)), time.GetUtcNow());

    /// <inheritdoc/>
    public void End(SessionEnd reason)
    {
        if (endings.Length == 0)
        {
            endings = [reason];
            Log.WakeAll();
            ended(this, reason);
        }
    }

    private void Receive(MessageArrived arrived, DateTimeOffset now)
    {
        var message = Messages.Of(arrived.Message, Person.Name);
        Memory.Talked(message.From, message, isOwn: false);
        Log.Append(FeedSubject.Of(FeedTopic.Chat), new Delivery(new PageEvent(new MessageEvent(message, arrived.IsNew), arrived.Weight)), now);
    }

    /// <summary>Numbers go on growing over restarts of the server, so that a page cannot take an old number for a new one. They stay below 2^53, which is all that JavaScript counts to.</summary>
    private static long FirstNumber(DateTimeOffset now) => now.ToUnixTimeMilliseconds() << 10;
}
