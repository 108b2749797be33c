using FsCheck;
using FsCheck.Fluent;
using Parlance.Soulseek;

namespace Parlance.Protocols.Tests.Soulseek.Sharing;

/// <summary>Which files answer a search: as Nicotine+ does it.</summary>
public sealed class SearchAnswerTests
{
    private static readonly string[][] Rows = [.. File.ReadAllLines(TestFiles.Vectors("search-semantics.tsv")).Where(line => !line.StartsWith('#')).Select(line => line.Split('\t'))];
    private static readonly string[] Paths = [.. Rows.Where(row => row[0] == "path").Select(row => row[2])];

    public static TheoryData<string, string> Queries => [.. Rows.Where(row => row[0] == "query").Select(row => (row[1], row[2]))];

    [Theory]
    [MemberData(nameof(Queries))]
    public void The_same_files_as_Nicotine_answer(string query, string expected)
    {
        var numbers = expected == "short" ? [] : expected.Trim('[', ']').Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(int.Parse);
        SharedTree.Of(Paths).Find(query).ShouldBe(numbers.Select(number => Paths[number]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("椎名", 1)]
    [InlineData("名", 0)]
    [InlineData("虚言症", 1)]
    [InlineData("ab", 0)]
    [InlineData("  a- ", 0)]
    [InlineData("", 0)]
    [InlineData("-", 0)]
    [InlineData("* - *", 0)]
    public void Short_queries_are_answered_only_when_a_sign_is_a_word(string query, int count) =>
        SharedTree.Of([@"Music\椎名\虚言症 ab.mp3"]).Find(query).Length.ShouldBe(count);

    [Theory]
    [InlineData("HONEY SONG -LIVE", 1)]
    [InlineData("honey honey honey song", 2)]
    [InlineData("*ONEY song", 2)]
    [InlineData("*oney *ong song", 2)]
    [InlineData("*oney *ing song", 0)]
    [InlineData("*oney *usic song", 2)]
    [InlineData("*zzz song", 0)]
    [InlineData("song nothing", 0)]
    [InlineData("song -nothing", 2)]
    [InlineData("song -song", 0)]
    [InlineData("\"song honey\"", 2)]
    public void Marks_and_case_mean_what_they_mean_there(string query, int count) => SharedTree.Of(Paths).Find(query).Length.ShouldBe(count);

    [Theory]
    [InlineData("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\u2013\u2014\u2010\u2019\u201c\u201d\u2026 \t\u00a0\u3000", true)]
    [InlineData("\u2018\u00b4\u00b7\u30fb\u00e9\u03b1\u20ac", false)]
    public void Every_sign_that_separates_for_Nicotine_separates_in_names_and_in_queries_and_no_other_does(string signs, bool separates)
    {
        foreach (var sign in signs)
        {
            var tree = SharedTree.Of([@"Music\album\abc def.mp3", $@"Music\album\ghi{sign}jkl.mp3"]);
            tree.Find($"abc{sign}def").Length.ShouldBe(separates ? 1 : 0, $"{(int)sign:x4} in a query");
            tree.Find("ghi jkl").Length.ShouldBe(separates ? 1 : 0, $"{(int)sign:x4} in a name");
            tree.Find($"GHI{sign}JKL").Length.ShouldBe(1, $"{(int)sign:x4} in both");
        }
    }

    [Theory]
    [InlineData("back black", 1)]
    [InlineData("BACK IN BLACK shook", 1)]
    [InlineData("shook back", 1)]
    [InlineData("ack", 0)]
    [InlineData("blac", 0)]
    [InlineData("*ack shook", 1)]
    [InlineData("*lack *ook night", 1)]
    [InlineData("shook *", 1)]
    [InlineData("shook -", 1)]
    [InlineData("shook -*", 1)]
    [InlineData("shook -night", 0)]
    [InlineData("shook -nigh", 1)]
    [InlineData("shook -*ight", 1)]
    [InlineData("-night shook", 0)]
    [InlineData("shook -black", 0)]
    [InlineData("shook -Black", 0)]
    [InlineData("shook -all-night", 0)]
    [InlineData("\"back in black\"", 1)]
    [InlineData("\"black in back\"", 1)]
    [InlineData("\"shook -night\"", 0)]
    [InlineData("shook-night", 1)]
    [InlineData("shook*night", 1)]
    [InlineData("shook nigh*", 0)]
    [InlineData("*shook", 0)]
    [InlineData("-shook", 0)]
    [InlineData("ac", 0)]
    [InlineData("1980", 1)]
    [InlineData("flac", 1)]
    [InlineData("music ac dc 1980 back in black 05 you shook me all night long flac", 1)]
    public void The_rules_one_by_one(string query, int count) => SharedTree.Of([Paths[7]]).Find(query).Length.ShouldBe(count, query);

    [Theory]
    [InlineData("\u039f\u0394\u039f\u03a3", "\u03bf\u03b4\u03bf\u03c2")]
    [InlineData("\u03bf\u03b4\u03bf\u03c2", "\u039f\u0394\u039f\u03a3")]
    [InlineData("\u00c9T\u00c9", "\u00e9t\u00e9")]
    [InlineData("\u041c\u0423\u0417\u042b\u041a\u0410", "\u043c\u0443\u0437\u044b\u043a\u0430")]
    public void Case_means_nothing_in_any_script(string name, string query) => SharedTree.Of([$@"Music\{name}.mp3"]).Find(query).Length.ShouldBe(1);

    [Fact]
    public void Accents_can_be_folded_and_then_find_more_and_never_less()
    {
        var (strict, folding) = (SharedTree.Of(Paths), SharedTree.Of(Paths, foldsAccents: true));
        folding.Find("beyonce love").ShouldBe([Paths[2]]);
        folding.Find("sigur ros staralfur").ShouldBe([Paths[3]]);
        folding.Find("beyoncé").ShouldBe(strict.Find("beyoncé"));
        SharedTree.Of([@"Music\Søren Æther\straße.mp3"], foldsAccents: true).Find("soren aether strasse").Length.ShouldBe(1);
    }

    [Fact]
    public void No_more_files_are_answered_than_allowed_and_they_are_in_order()
    {
        var snapshot = SharedTree.Of(Enumerable.Range(0, 50).SelectMany(folder => Enumerable.Range(0, 20).Select(file => $@"Music\{folder} album\{file} song.mp3")));
        snapshot.Find("song").Length.ShouldBe(300);
        snapshot.Find("album song", max: 7).Length.ShouldBe(7);
        snapshot.Find("album", max: 1).Length.ShouldBe(1);
        snapshot.Find("album", max: 0).ShouldBeEmpty();
        var found = snapshot.Find("song", max: 1_000);
        found.Length.ShouldBe(1_000);
        found.ShouldBe(found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_query_too_long_or_with_too_many_words_gets_no_answer()
    {
        var snapshot = SharedTree.Of([@"Music\song.mp3"]);
        snapshot.Find("song" + new string(' ', Query.MaxLength - 4)).Length.ShouldBe(1);
        snapshot.Find("song" + new string(' ', Query.MaxLength - 3)).ShouldBeEmpty();
        snapshot.Find("song " + string.Join(' ', Enumerable.Range(0, Query.MaxWords).Select(i => $"-{i}"))).Length.ShouldBe(1);
        snapshot.Find("song " + string.Join(' ', Enumerable.Range(0, Query.MaxWords + 1).Select(i => $"-{i}"))).ShouldBeEmpty();
    }

    [Fact]
    public void Forbidden_phrases_leave_out_every_path_that_contains_one_in_any_case()
    {
        var snapshot = SharedTree.Of(Paths);
        string[] phrases = ["MONEY HONEY\\01", "", "nothing"];
        snapshot.Find("honey song", phrases: phrases).ShouldBe([Paths[5]]);
        snapshot.Find("honey song", phrases: phrases).ShouldBe([Paths[5]]);
        snapshot.Find("honey song", phrases: ["ney"]).ShouldBeEmpty();
        snapshot.Find("сня песня", phrases: ["МУЗЫКА"]).ShouldBeEmpty();
        snapshot.Find("honey song").Length.ShouldBe(2);
    }

    [Fact]
    public void Locked_files_are_told_apart_and_hidden_ones_are_not_told()
    {
        string[] paths = [@"open\song.mp3", @"buddies\song.mp3", @"secret\song.mp3", @"club\song.mp3"];
        var snapshot = SharedTree.Of(paths, shared: root => new SharedFolder("/" + root)
        {
            Audience = root switch { "buddies" => ShareAudience.Buddies, "secret" => ShareAudience.Trusted, "club" => "members", _ => ShareAudience.Everyone },
            IsRevealed = root is "buddies",
        });
        var groups = new ShareGroups
        {
            Buddies = new HashSet<string> { "bud" },
            Trusted = new HashSet<string> { "friend" },
            Banned = new HashSet<string> { "foe" },
            Named = new Dictionary<string, IReadOnlySet<string>> { ["members"] = new HashSet<string> { "member" } },
        };
        Seen("stranger").ShouldBe("open|buddies");
        Seen("bud").ShouldBe("buddies,open|");
        Seen("friend").ShouldBe("buddies,open,secret|");
        Seen("member").ShouldBe("club,open|buddies");
        snapshot.Search("song", ShareView.Of("foe", groups, snapshot.Shares), SharedTree.NoPhrases, 3, 300).ShouldBeNull();

        string Seen(string user)
        {
            var answer = snapshot.Search("song", ShareView.Of(user, groups, snapshot.Shares), SharedTree.NoPhrases, 3, 300)!;
            return $"{Roots(answer.Files)}|{Roots(answer.LockedFiles)}";
        }

        static string Roots(FileRecord[] files) => string.Join(',', files.Select(file => file.Name.Value.Split('\\')[0]));
    }

    [Fact]
    public void Any_query_finds_what_a_plain_look_at_every_path_finds()
    {
        string[] words = ["aa", "ba", "ca", "dab", "eab", "fan", "Gan", "hi"];
        var path = Gen.Elements(words).ArrayOf(6).Select(w => $@"{w[0]}\{w[1]} {w[2]}\{w[3]}-{w[4]}.{w[5]}");
        var term = Gen.Elements(words).SelectMany(word => Gen.Elements("", "", "", "-", "*").Select(mark => mark + (mark == "*" ? word[1..] : word)));
        Prop.ForAll(path.ArrayOf(40).ToArbitrary(), term.ArrayOf().ToArbitrary(), (paths, terms) =>
        {
            var distinct = paths.Distinct().ToArray();
            var query = string.Join(' ', terms);
            return SharedTree.Of(distinct).Find(query).SequenceEqual(distinct.Where(p => Matches(p, query)).Order(StringComparer.Ordinal));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    private static bool Matches(string path, string query)
    {
        var words = path.ToLowerInvariant().Split('\\', ' ', '-', '.').ToHashSet();
        var terms = query.ToLowerInvariant().Split(' ');
        var (minus, star) = (Marked('-'), Marked('*'));
        var plain = terms.Where(term => term.Length > 0 && char.IsLetter(term[0])).Except(minus).Except(star).ToArray();
        return query.Replace('-', ' ').Replace('*', ' ').Trim().Length >= 3 && plain.Length > 0 && plain.All(words.Contains) && !minus.Any(words.Contains)
            && star.All(end => words.Any(word => word.EndsWith(end, StringComparison.Ordinal)));

        string[] Marked(char mark) => [.. terms.Where(term => term.StartsWith(mark)).Select(term => term[1..])];
    }
}
