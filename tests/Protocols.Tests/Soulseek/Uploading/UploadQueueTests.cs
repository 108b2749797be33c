using FsCheck;
using FsCheck.Fluent;
using Parlance.Soulseek;

namespace Parlance.Protocols.Tests.Soulseek.Uploading;

/// <summary>Whose turn it is.</summary>
public sealed class UploadQueueTests
{
    private static readonly UploadOptions Usual = new();
    private readonly HashSet<string> privileged = [];
    private readonly UploadQueue queue;

    public UploadQueueTests() => queue = new UploadQueue(privileged.Contains);

    [Fact]
    public void Users_take_turns_however_much_they_ask_for()
    {
        Add("ana", 3);
        Add("bob", 2);
        Add("cat", 1);
        Order(UploadOrder.RoundRobin).ShouldBe(["ana0", "bob0", "cat0", "ana1", "bob1", "ana2"]);
    }

    [Fact]
    public void Asking_for_more_does_not_move_a_user_and_who_comes_back_comes_last()
    {
        Add("ana", 1);
        Add("bob", 1);
        Add("ana", 1, from: 1);
        var first = queue.Next(UploadOrder.RoundRobin)!;
        Add("cat", 1);
        queue.End(first);
        Order(UploadOrder.RoundRobin).ShouldBe(["bob0", "cat0", "ana1"]);
    }

    [Fact]
    public void First_come_first_served_goes_by_files_and_never_two_of_one_user_at_a_time()
    {
        Add("ana", 2);
        Add("bob", 1);
        Order(UploadOrder.FirstInFirstOut).ShouldBe(["ana0", "ana1", "bob0"]);
        Add("ana", 2);
        Add("bob", 1);
        Name(queue.Next(UploadOrder.FirstInFirstOut)).ShouldBe("ana0");
        Name(queue.Next(UploadOrder.FirstInFirstOut)).ShouldBe("bob0");
        queue.Next(UploadOrder.FirstInFirstOut).ShouldBeNull();
    }

    [Theory]
    [InlineData(UploadOrder.RoundRobin)]
    [InlineData(UploadOrder.FirstInFirstOut)]
    public void Who_goes_first_goes_first_and_holds_nobody_up_while_he_is_served(UploadOrder order)
    {
        Add("ana", 1);
        Add("vip", 2);
        privileged.Add("vip");
        Name(queue.Next(order)).ShouldBe("vip0");
        Name(queue.Next(order)).ShouldBe("ana0");
    }

    [Fact]
    public void Places_count_users_of_the_class_and_files_of_those_who_go_first()
    {
        Add("ana", 3);
        Add("bob", 2);
        Places(UploadOrder.RoundRobin, "ana0", "ana2", "bob0").ShouldBe([2, 4, 2]);
        Places(UploadOrder.FirstInFirstOut, "ana0", "ana2", "bob0").ShouldBe([1, 3, 4]);
        privileged.Add("vip");
        Add("vip", 4);
        Places(UploadOrder.RoundRobin, "ana0", "vip0", "vip3").ShouldBe([6, 1, 4]);
        queue.PlaceOf("ana", "none", UploadOrder.RoundRobin).ShouldBe(0);
        queue.PlaceOf("none", "ana0", UploadOrder.RoundRobin).ShouldBe(0);
        queue.Next(UploadOrder.RoundRobin);
        queue.PlaceOf("vip", "vip0", UploadOrder.RoundRobin).ShouldBe(0);
    }

    [Fact]
    public void A_file_is_queued_once_also_while_it_is_sent()
    {
        Add("ana", 1);
        AddOne("ana", "ana0").ShouldBe(Enqueued.AlreadyThere);
        var upload = queue.Next(UploadOrder.RoundRobin)!;
        AddOne("ana", "ana0").ShouldBe(Enqueued.AlreadyThere);
        (queue.Waiting, queue.Running).ShouldBe((0, 1));
        queue.End(upload);
        queue.End(upload);
        (queue.Waiting, queue.Running, queue.Users).ShouldBe((0, 0, 0));
        AddOne("ana", "ana0").ShouldBe(Enqueued.Accepted);
    }

    [Fact]
    public void The_limits_of_a_user_hold_for_what_waits()
    {
        var options = Usual with { MaxFilesPerUser = 2, MaxBytesPerUser = 1_000 };
        AddOne("ana", "a", 400, options).ShouldBe(Enqueued.Accepted);
        AddOne("ana", "b", 601, options).ShouldBe(Enqueued.TooManyMegabytes);
        AddOne("ana", "b", 600, options).ShouldBe(Enqueued.Accepted);
        AddOne("ana", "c", 0, options).ShouldBe(Enqueued.TooManyFiles);
        AddOne("ana", "a", 0, options).ShouldBe(Enqueued.AlreadyThere);
        AddOne("bob", "c", 0, options).ShouldBe(Enqueued.Accepted);
        queue.Next(UploadOrder.RoundRobin);
        AddOne("ana", "c", 400, options).ShouldBe(Enqueued.Accepted);
        queue.Add(new Upload("ana", "d", 9_999, default), "d", options, isLimited: false).ShouldBe(Enqueued.Accepted);
    }

    [Fact]
    public void The_whole_queue_has_a_limit()
    {
        var options = Usual with { MaxFiles = 3 };
        for (var i = 0; i < 3; i++)
        {
            AddOne($"user{i}", "x", 1, options).ShouldBe(Enqueued.Accepted);
        }

        AddOne("another", "x", 1, options).ShouldBe(Enqueued.TooManyFiles);
        queue.Add(new Upload("buddy", "x", 1, default), "x", options, isLimited: false).ShouldBe(Enqueued.TooManyFiles);
        queue.Users.ShouldBe(3);
    }

    [Fact]
    public void What_is_taken_out_leaves_nothing_behind()
    {
        Add("ana", 3);
        Add("bob", 1);
        var running = queue.Next(UploadOrder.RoundRobin)!;
        queue.Remove(running).ShouldBeFalse();
        queue.RemoveAll("ana").Select(upload => upload.File.Value).ShouldBe(["ana1", "ana2"]);
        queue.RemoveAll("none").ShouldBeEmpty();
        queue.End(running);
        (queue.Waiting, queue.Users).ShouldBe((1, 1));
        AddOne("bob", "bob0", 5, Usual with { MaxBytesPerUser = 100 }).ShouldBe(Enqueued.AlreadyThere);
    }

    [Fact]
    public void Whatever_happens_nobody_is_lost_and_nobody_has_two()
    {
        var step = Gen.Choose(0, 3).SelectMany(what => Gen.Choose(0, 3).SelectMany(user => Gen.Choose(0, 5).Select(file => (what, user, file))));
        Prop.ForAll(step.ArrayOf().ToArbitrary(), steps =>
        {
            var (mixed, active, waiting) = (new UploadQueue(user => user == "3"), new List<Upload>(), new HashSet<string>());
            foreach (var (what, user, file) in steps)
            {
                Play(mixed, active, waiting, what, $"{user}", $"{user}/{file}");
            }

            while (mixed.Next(UploadOrder.RoundRobin) is { } next)
            {
                waiting.Remove(next.File.Value).ShouldBeTrue();
                mixed.End(next);
            }

            active.ForEach(mixed.End);
            while (mixed.Next(UploadOrder.RoundRobin) is { } next)
            {
                waiting.Remove(next.File.Value).ShouldBeTrue();
                mixed.End(next);
            }

            return waiting.Count == 0 && mixed is { Waiting: 0, Running: 0, Users: 0 };
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    private static void Play(UploadQueue mixed, List<Upload> active, HashSet<string> waiting, int what, string user, string file)
    {
        if (what == 0 && mixed.Add(new Upload(user, file, 1, default), file, Usual, isLimited: true) == Enqueued.Accepted)
        {
            waiting.Add(file).ShouldBeTrue();
        }
        else if (what == 1 && mixed.Next(UploadOrder.RoundRobin) is { } next)
        {
            waiting.Remove(next.File.Value).ShouldBeTrue();
            active.ShouldNotContain(other => other.Username == next.Username);
            active.Add(next);
        }
        else if (what == 2 && active.Count > 0)
        {
            mixed.End(active[0]);
            active.RemoveAt(0);
        }
        else if (what == 3)
        {
            waiting.ExceptWith(mixed.RemoveAll(user).Select(upload => upload.File.Value));
        }
    }

    private static string? Name(Upload? upload) => upload?.File.Value;

    private void Add(string user, int count, int from = 0)
    {
        for (var i = from; i < from + count; i++)
        {
            AddOne(user, $"{user}{i}").ShouldBe(Enqueued.Accepted);
        }
    }

    private Enqueued AddOne(string user, string file, long size = 1, UploadOptions? options = null) => queue.Add(new Upload(user, file, size, default), file, options ?? Usual, isLimited: true);

    private IEnumerable<int> Places(UploadOrder order, params string[] files) => files.Select(file => queue.PlaceOf(file[..3], file, order));

    private List<string> Order(UploadOrder order)
    {
        var files = new List<string>();
        while (queue.Next(order) is { } upload)
        {
            files.Add(upload.File.Value);
            queue.End(upload);
        }

        return files;
    }
}
