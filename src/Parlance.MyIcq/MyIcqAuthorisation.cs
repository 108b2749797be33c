namespace Parlance.MyIcq;

/// <summary>Who may put a user on their contact list (001 s.3 UDP_MODIFY_USER). The answer to ADD_FRIEND carries the same numbers.</summary>
public enum MyIcqAuthorisation
{
    /// <summary>Anyone; as an answer: added.</summary>
    Anyone = 0,

    /// <summary>Those who asked and were accepted; as an answer: authorisation is required.</summary>
    Ask = 1,

    /// <summary>Nobody; as an answer: rejected.</summary>
    Nobody = 2,
}
