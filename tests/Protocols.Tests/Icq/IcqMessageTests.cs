using Parlance.Icq;
using Parlance.Wire;

namespace Parlance.Protocols.Tests.Icq;

/// <summary>The quirks of real clients, byte by byte.</summary>
public sealed class IcqMessageTests
{
    [Fact]
    public void The_login_of_licq_has_two_bytes_of_status_and_still_reads_right()
    {
        var body = Convert.FromHexString("50c300000300707700" + "72000400" + "7f000001" + "04" + "0100" + "03000000" + "0200" + "00000000" + "04007200");
        var login = Reader.Read<ToServer.Login>(body, IcqStyle.Two);
        (login.Status, login.TcpVersion, login.Sequence, login.Password, login.Port).ShouldBe((1u, 3u, (ushort)2, "pw", (ushort)50000));
    }

    [Fact]
    public void Junk_in_the_upper_half_of_a_port_is_ignored()
    {
        new ToServer.Login(0, 0x0001E391, "", 0, default, 0, 0, 0, 0, 0, []).Port.ShouldBe((ushort)0xE391);
    }

    [Theory]
    [InlineData("0246ac000047ac0000", new uint[] { 0xAC46, 0xAC47 }, "one byte")]
    [InlineData("020046ac000047ac0000", new uint[] { 0xAC46, 0xAC47 }, "two bytes, as the specification has it")]
    [InlineData("010046ac00", new uint[] { 0xAC4600 }, "mICQ 0.2.5")]
    [InlineData("0146ac0000ffffffff", new uint[] { 0xAC46 }, "junk behind")]
    [InlineData("0546ac0000", new uint[] { 0xAC46 }, "a count that is too high")]
    [InlineData("00", new uint[0], "none")]
    [InlineData("", new uint[0], "nothing")]
    public void Contact_lists_are_read_with_patience(string hex, uint[] expected, string why)
    {
        Reader.Read<ToServer.ContactList>(Convert.FromHexString(hex), IcqStyle.Two).Uins.ShouldBe(expected, why);
    }

    [Theory]
    [InlineData("020007007365637265746172000000" + "00000000", "secreta")]
    [InlineData("020003007077007200000000000000", "pw")]
    public void A_registration_may_leave_the_NUL_of_its_password_out(string hex, string password)
    {
        var message = Reader.Read<ToServer.NewUserReg>(Convert.FromHexString(hex), IcqStyle.Two);
        (message.Password, message.Sequence).ShouldBe((password, (ushort)2));
    }

    [Theory]
    [InlineData(0x00u, IcqPresence.Online)]
    [InlineData(0x01u, IcqPresence.Away)]
    [InlineData(0x04u, IcqPresence.NotAvailable)]
    [InlineData(0x05u, IcqPresence.NotAvailable)]
    [InlineData(0x10u, IcqPresence.Occupied)]
    [InlineData(0x11u, IcqPresence.Occupied)]
    [InlineData(0x02u, IcqPresence.DoNotDisturb)]
    [InlineData(0x13u, IcqPresence.DoNotDisturb)]
    [InlineData(0x20u, IcqPresence.FreeForChat)]
    [InlineData(0x10020100u, IcqPresence.Online)]
    public void Status_is_decoded_by_its_bits(uint status, IcqPresence presence)
    {
        IcqStatus.Decode(status).ShouldBe(presence);
        IcqStatus.Decode(IcqStatus.Encode(presence)).ShouldBe(presence);
        new[] { 0x00u, 0x01u, 0x11u }.ShouldContain(IcqStatus.ForOldClients(status));
    }

    [Theory]
    [InlineData(4, "words", "words\u00FE")]
    [InlineData(4, "words\u00FEhttp://e.org", "words\u00FEhttp://e.org")]
    [InlineData(4, "a\u00FEb\u00FEhttp://e.org", "a b\u00FEhttp://e.org")]
    [InlineData(6, "", "\u00FE\u00FE\u00FE\u00FE\u00FE")]
    [InlineData(6, "n\u00FEf\u00FEl\u00FEe\u00FE1\u00FEplease\u00FEnow", "n\u00FEf\u00FEl\u00FEe\u00FE1\u00FEplease now")]
    [InlineData(12, "n\u00FEf\u00FEl\u00FEe", "n\u00FEf\u00FEl\u00FEe\u00FE")]
    [InlineData(13, "n", "n\u00FE\u00FE\u00FE\u00FE\u00FE")]
    [InlineData(14, "n", "n\u00FE\u00FE\u00FE\u00FE\u00FE")]
    [InlineData(0x8004, "words", "words\u00FE")]
    [InlineData(19, "2\u00FE10001\u00FEBob\u00FE10002\u00FEAl\u00FE", "2\u00FE10001\u00FEBob\u00FE10002\u00FEAl\u00FE")]
    [InlineData(19, "9\u00FE10001\u00FEBob", "1\u00FE10001\u00FEBob\u00FE")]
    [InlineData(19, "4294967295\u00FE", "0\u00FE")]
    [InlineData(19, "", "0\u00FE")]
    [InlineData(1, "\u00FE is a letter", "\u00FE is a letter")]
    [InlineData(7, "no", "no")]
    public void Bodies_are_mended_so_that_no_client_crashes(ushort type, string body, string mended)
    {
        IcqBody.Mend(type, body).ShouldBe(mended);
        IcqBody.Mend(type, mended).ShouldBe(mended);
    }

    [Fact]
    public void Bodies_are_made_with_the_fields_their_types_have()
    {
        IcqBody.Split(4, IcqBody.Link("a\u00FEb", "u")).ShouldBe(["a b", "u"]);
        IcqBody.AuthorizationRequest("n", "f", "l", "e", true, "r").ShouldBe("n\u00FEf\u00FEl\u00FEe\u00FE1\u00FEr");
        IcqBody.Added("n", "f", "l", "e", false).ShouldBe("n\u00FEf\u00FEl\u00FEe\u00FE0");
        IcqBody.Pager("n", "e", "t").ShouldBe("n\u00FE\u00FE\u00FEe\u00FE3\u00FEt");
        var contacts = IcqBody.Contacts([new(10001, "Bob"), new(10002, "Al")]);
        contacts.ShouldBe("2\u00FE10001\u00FEBob\u00FE10002\u00FEAl\u00FE");
        IcqBody.ReadContacts(contacts).Select(c => c.Key).ShouldBe([10001u, 10002u]);
        IcqBody.Mend(19, contacts).ShouldBe(contacts);
    }

    [Fact]
    public void Version_decides_where_the_number_of_a_request_is()
    {
        using var buffer = new WireBuffer();
        var found = new ToClient.EndOfSearch(7, 1);
        Writer.Write(found, buffer, IcqStyle.Two);
        Writer.Write(found, buffer, IcqStyle.Five);
        buffer.Written.ToArray().ShouldBe([7, 0, 1, 1]);
    }
}
