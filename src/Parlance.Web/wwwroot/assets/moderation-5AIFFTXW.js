import{c as a,d as b,e as c,f as d,g as e}from"./chunk-6ZHWIHWB.js";import"./chunk-YSJU2E7M.js";export{e as banDialog,d as banGuest,a as kickDialog,b as kickFromRoomDialog,c as kickGuest};
