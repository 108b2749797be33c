using System.Text;
using Parlance.Core.Model;
using Parlance.Wire;

namespace Parlance.System.Tests.Bridging;

/// <summary>Texts in the code pages of the time, over real sockets: what each receiver can show, in the receiver's letters.</summary>
public sealed class CodepageCrossingTests
{
    private const string Words = "Привет — «мир» ёлка, déjà vu Straße, 你好";
    private static readonly Network[] Utf8 = [Network.Ares, Network.Soulseek, Network.Web];

    [Fact]
    public async Task A_text_reaches_everybody_in_letters_their_code_page_has_and_what_it_lacks_is_transliterated()
    {
        await using var town = await BridgeTown.StartAsync();
        var readers = await ReadersAsync(town);
        var speakers = new List<Door>();
        foreach (var network in Utf8)
        {
            speakers.Add(await town.ComeAsync(network, $"from{network}".ToLowerInvariant()));
            await speakers[^1].EnterAsync(BridgeTown.Room);
        }

        await town.InsideAsync([.. readers.Select(r => r.Door), .. speakers], BridgeTown.Room);
        foreach (var speaker in speakers)
        {
            await speaker.SayAsync(BridgeTown.Room, Words);
            foreach (var (reader, _, shown) in readers)
            {
                await speaker.SendAsync(reader, MessageKind.Text, Words);
                await reader.HearAsync($"say {speaker.Name}: {shown}");
                await reader.HearAsync($"text {speaker.Name}: {shown}");
            }
        }
    }

    [Theory]
    [InlineData("cp1251", "Съешь ещё этих мягких французских булок — №5")]
    [InlineData("cp1252", "Zwölf Boxkämpfer, façade, “œuvre” – 5 €")]
    [InlineData("gbk", "我能吞下玻璃而不伤身体。")]
    public async Task A_text_of_an_old_client_reaches_other_networks_in_its_letters_and_its_own_byte_for_byte(string pageName, string text)
    {
        var page = Codepage.Find(pageName).ShouldNotBeNull();
        await using var town = await BridgeTown.StartAsync();
        var readers = new List<Door>();
        foreach (var network in Utf8)
        {
            readers.Add(await town.ComeAsync(network, $"to{network}".ToLowerInvariant()));
            await readers[^1].EnterAsync(BridgeTown.Room);
        }

        var icq = await IcqAsync(town, "icqold", page);
        var fellow = await IcqAsync(town, "icqfellow", Codepage.Windows1252);
        fellow.Page = page;
        await icq.EnterAsync(BridgeTown.Room);
        await town.InsideAsync([.. readers, icq], BridgeTown.Room);
        await icq.SayAsync(BridgeTown.Room, text);
        foreach (var reader in readers)
        {
            await icq.SendAsync(reader, MessageKind.Text, text);
            await reader.HearAsync($"text icqold: {text}");
            await reader.HearAsync($"say icqold: {text}");
        }

        await icq.SendAsync(fellow, MessageKind.Text, text);
        await fellow.HearAsync($"text icqold: {text}"); // the server holds that this client reads cp1252, and changes nothing all the same
        var bytes = Encoding.Latin1.GetBytes(page.Encode(text));
        fellow.Tasted.Any(body => body.AsSpan().IndexOf(bytes) >= 0).ShouldBeTrue("the bytes as they came");
    }

    [Fact]
    public async Task A_text_between_two_clients_of_MyICQ_stays_byte_for_byte_whatever_the_server_thinks_they_read()
    {
        const string Text = "我能吞下玻璃而不伤身体。";
        await using var town = await BridgeTown.StartAsync();
        var (writer, reader) = (await town.ComeAsync(Network.MyIcq, "linqwriter"), await town.ComeAsync(Network.MyIcq, "linqreader"));
        await town.Community.Profiles.ChangeAsync(town.Known("linqreader"), profile => profile with { Codepage = "cp1251" });
        await writer.SendAsync(reader, MessageKind.Text, Text);
        await reader.HearAsync($"text linqwriter: {Text}");
        var bytes = Encoding.Latin1.GetBytes(Codepage.Gbk.Encode(Text));
        reader.Tasted.Any(body => body.AsSpan().IndexOf(bytes) >= 0).ShouldBeTrue();
    }

    [Fact]
    public async Task A_long_text_is_parted_at_each_receiver_s_limit_and_no_letter_is_broken()
    {
        await using var town = await BridgeTown.StartAsync();
        var text = string.Concat(Enumerable.Range(0, 900).Select(i => "长文本的尾巴"[i % 6]));
        var speaker = await town.ComeAsync(Network.Web, "writer");
        var chinese = await IcqAsync(town, "icqcn", Codepage.Gbk);
        (Door Door, int Most, Encoding Bytes)[] receivers =
        [
            (await town.ComeAsync(Network.Ares, "aresb"), 300, Encoding.UTF8),
            (await town.ComeAsync(Network.Soulseek, "soulb"), 2048, Encoding.UTF8),
            (chinese, 450, CodePagesEncodingProvider.Instance.GetEncoding(936)!),
            (await town.ComeAsync(Network.MyIcq, "myicqb"), 512, CodePagesEncodingProvider.Instance.GetEncoding(936)!),
        ];
        foreach (var (receiver, most, bytes) in receivers)
        {
            await speaker.SendAsync(receiver, MessageKind.Text, text);
            await speaker.SendAsync(receiver, MessageKind.Text, "end");
            await receiver.HearAsync("text writer: end");
            string[] pieces = [.. receiver.Heard.Where(l => l.StartsWith("text writer: ", StringComparison.Ordinal)).Select(l => l[13..])];
            string.Concat(pieces).ShouldBe(text + "end", receiver.Name);
            pieces.ShouldAllBe(piece => bytes.GetByteCount(piece) <= most, receiver.Name);
            pieces.Length.ShouldBeGreaterThan(bytes.GetByteCount(text) / most, receiver.Name);
        }
    }

    [Fact]
    public void Accounts_may_name_every_code_page_there_is() => Profile.Codepages.ShouldBe(Codepage.All.Select(page => page.Name), ignoreOrder: true);

    /// <summary>Readers on old networks, each with its code page and what it can show of the words.</summary>
    private static async Task<(Door Door, Codepage Page, string Shown)[]> ReadersAsync(BridgeTown town)
    {
        (Door Door, Codepage Page, string Shown)[] readers =
        [
            (await IcqAsync(town, "icqwest", Codepage.Windows1252), Codepage.Windows1252, "Privet — «mir» yolka, déjà vu Straße, ??"),
            (await IcqAsync(town, "icqrus", Codepage.Windows1251), Codepage.Windows1251, "Привет — «мир» ёлка, deja vu Strasse, ??"),
            (await IcqAsync(town, "icqchina", Codepage.Gbk), Codepage.Gbk, "Привет — \"мир\" ёлка, déjà vu Strasse, 你好"),
            (await town.ComeAsync(Network.MyIcq, "linqchina"), Codepage.Gbk, "Привет — \"мир\" ёлка, déjà vu Strasse, 你好"),
        ];
        foreach (var (door, _, _) in readers)
        {
            await door.EnterAsync(BridgeTown.Room);
        }

        return readers;
    }

    private static async Task<IcqDoor> IcqAsync(BridgeTown town, string name, Codepage page)
    {
        await town.AccountAsync(name);
        await town.Community.Profiles.ChangeAsync(town.Known(name), profile => profile with { Codepage = page.Name });
        var door = (await town.ComeAsync(Network.Icq, name)).ShouldBeOfType<IcqDoor>();
        door.Page = page;
        return door;
    }
}
