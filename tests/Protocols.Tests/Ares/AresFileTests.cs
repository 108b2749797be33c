using Parlance.Ares;
using Parlance.Ares.Client;

namespace Parlance.Protocols.Tests.Ares;

/// <summary>Descriptions of shared files.</summary>
public sealed class AresFileTests
{
    [Fact]
    public void A_song_is_described_byte_for_byte_as_by_a_real_client()
    {
        var file = AresFile.Of(AresMime.Audio, 4_000_000, "holiday_song.mp3", "Holiday Song", "Some Artist", string.Empty, 128, 180);
        var expected = Convert.FromHexString("000000000000000000000000000000008000B4002D000C01486F6C6964617920536F6E670B02536F6D6520417274697374100F686F6C696461795F736F6E672E6D7033");
        file.Description.ToBytes().ShouldBe(expected);
        (file.Title, file.Artist, file.Album, file.FileName).ShouldBe(("Holiday Song", "Some Artist", string.Empty, "holiday_song.mp3"));
    }

    [Fact]
    public void Numbers_fill_what_the_kind_has_room_for()
    {
        AresFile.Of(AresMime.Image, 1, "a.png", numbers: [640, 480, 24]).Description.Parameters.ShouldBe([0x80, 2, 0xE0, 1, 24]);
        AresFile.Of(AresMime.Video, 1, "a.avi", numbers: [640, 480]).Description.Parameters.ShouldBe([0x80, 2, 0xE0, 1, 0, 0]);
        AresFile.Of(AresMime.Document, 1, "a.txt", numbers: [1, 2, 3]).Description.Parameters.ShouldBeEmpty();
    }

    [Fact]
    public void Texts_are_cut_to_what_their_length_can_say() =>
        AresFile.Of(AresMime.Other, 1, new string('ü', 200)).FileName.ShouldBe(new string('ü', 127));
}
